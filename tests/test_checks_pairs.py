"""Translations that are fine, however tricky, and translations with one defect each."""

from pathlib import PurePath

import pytest

from pipeline.checks import Pair, check_pair
from pipeline.glossary import Matcher, parse_glossary

GLOSSARY = parse_glossary(
    """
[[term]]
id = "extended-deterrence"
ja = ["拡大抑止"]
[term.en]
preferred = "extended deterrence"
forbidden = ["expanded deterrence"]
[term.ko]
preferred = "확장억제"
forbidden = ["확대억제"]
[term.zh_Hans]
preferred = "延伸威慑"
forbidden = ["扩大抑制", "威慑延伸"]
[term.ar]
preferred = "الردع الموسع"
forbidden = ["الردع المتسع"]
[term.de]
preferred = "erweiterte Abschreckung"
forbidden = ["ausgeweitete Abschreckung"]
[term.fr]
preferred = "dissuasion élargie"
forbidden = ["dissuasion étendue"]

[[term]]
id = "guidelines"
ja = ["拡大抑止ガイドライン", "拡大抑止に関するガイドライン"]
[term.en]
preferred = "the Guidelines for Extended Deterrence"
[term.ko]
preferred = "확장억제 가이드라인"
[term.zh_Hans]
preferred = "《延伸威慑指针》"

[[term]]
id = "umbrella"
ja = ["核の傘"]
[term.en]
preferred = "nuclear umbrella"
forbidden = ["umbrella"]
[term.ko]
preferred = "핵우산"
[term.zh_Hans]
preferred = "核保护伞"
forbidden = ["核伞"]
[term.ar]
preferred = "المظلة النووية"
[term.de]
preferred = "nuklearer Schutzschirm"
admitted = ["Atomschirm"]
[term.fr]
preferred = "parapluie nucléaire"

[[term]]
id = "weapon"
ja = ["核兵器"]
[term.en]
preferred = "nuclear weapon"
forbidden = ["atomic weapon"]
[term.de]
preferred = "Atomwaffe"
[term.fr]
preferred = "arme nucléaire"
[term.ar]
preferred = "سلاح نووي"
admitted = ["أسلحة نووية"]

[[term]]
id = "mechanism"
ja = ["同盟調整メカニズム", "ACM"]
[term.en]
preferred = "Alliance Coordination Mechanism"
admitted = ["ACM"]
[term.ko]
preferred = "동맹조정메커니즘"
[term.zh_Hans]
preferred = "同盟协调机制"

[[term]]
id = "peacetime"
ja = ["平時"]
[term.en]
preferred = "peacetime"
""",
    PurePath("glossary.toml"),
    "ja",
    (),
)
MATCHER = Matcher(GLOSSARY, "ja")

CLEAN = [
    # numbers and dates
    ("en", "2024年7月28日に開かれた。", "It was held on July 28, 2024."),
    ("en", "２０２４年７月２８日に開かれた。", "It was held on 28 July 2024."),
    ("ko", "2024年7月28日に開かれた。", "2024년 7월 28일에 열렸다."),
    ("ko", "2024年7月28日", "2024. 7. 28."),
    ("zh_Hans", "2024年7月28日に開かれた。", "会议于2024年7月28日举行。"),
    ("ar", "2024年7月28日に開かれた。", "عُقد في ٢٨ يوليو ٢٠٢٤."),
    ("ar", "2024年7月28日に開かれた。", "عُقد في 28 تموز 2024."),
    ("de", "2024年7月28日に開かれた。", "Es fand am 28. Juli 2024 statt."),
    ("fr", "2024年7月1日に開かれた。", "Elle s’est tenue le 1er juillet 2024."),
    ("en", "12月10日から12日のEDD", "the EDD of December 10–12"),
    ("en", "12月10日から12日のEDD", "the EDD from the 10th to the 12th of December"),
    ("fr", "12月10日から12日まで", "du 10 au 12 décembre"),
    ("de", "12月10日から12日まで", "vom 10. bis zum 12. Dezember"),
    ("zh_Hans", "12月10日から12日まで", "12月10日至12日"),
    ("ar", "12月10日から12日まで", "من 10 إلى 12 ديسمبر"),
    ("en", "1億2000万人が住む。", "120 million people live there."),
    ("zh_Hans", "1億2000万人が住む。", "有1.2亿人居住。"),
    ("ko", "1億2000万人が住む。", "1억 2천만 명이 산다."),
    ("de", "1億2000万人が住む。", "Dort leben 120 Millionen Menschen."),
    ("fr", "1万2121発の核弾頭", "12 121 ogives nucléaires"),
    ("de", "1万2121発の核弾頭", "12.121 Atomsprengköpfe"),
    ("en", "およそ1億2345万人", "about 123 million people"),
    ("en", "1000万から1200万人", "10 to 12 million people"),
    ("en", "3つの原則", "the three principles"),
    ("ko", "3つの原則", "세 가지 원칙"),
    ("ar", "3つの原則", "المبادئ الثلاثة"),
    ("en", "第3回締約国会議", "the Third Meeting of States Parties"),
    ("de", "第3回締約国会議", "das dritte Treffen der Vertragsstaaten"),
    ("fr", "第3回締約国会議", "la troisième réunion des États parties"),
    ("en", "NPTの第6条は", "Article VI of the NPT"),
    ("ko", "NPTの第6条は", "NPT 제6조는"),
    ("es", "3つの原則", "los tres principios"),
    ("pt_BR", "2024年3月3日", "em 3 de março de 2024"),
    ("en", "令和6年の白書", "the 2024 white paper"),
    ("en", "7割が賛成した。", "Seventy percent were in favor."),
    ("en", "10人のうち7割", "seven in ten of the 10 people"),
    ("en", "1960年代の議論", "the debate of the 1960s"),
    ("en", "2国間の協議", "bilateral talks"),
    ("en", "20年ぶりの改定", "the first revision in two decades"),
    ("en", "一方、唯一の被爆国は四国ではない。", "Meanwhile, the only such country is not Shikoku."),
    ("en", "同年11月に設けられた。", "It was set up in November 2015."),
    ("en", "午後3時30分に始まる。", "It begins at 3:30 p.m."),
    ("fr", "15時に始まる。", "Elle commence à 15 heures."),
    ("en", "2024〜25年の予算", "the 2024–25 budget"),
    ("en", "賛成122、反対1、棄権1", "122 in favor, 1 against, 1 abstention"),
    ("en", "2024年7月と2024年12月、昨年", "in July and December 2024, and in 2023"),
    ("en", "`v1.2`と https://example.jp/2024 を見る。", "See https://example.jp/2024 and `v1.2`."),
    ("en", "一昨年と比べて2.5倍に増えた。", "It grew two and a half times compared with two years earlier."),
    ("de", "一昨年と比べて2.5倍に増えた。", "Es wuchs in zwei Jahren auf zweieinhalb Mal so viel."),
    ("de", "午後3時30分に始まる。", "Beginn ist um 15.30 Uhr."),
    ("ko", "3分の2以上の賛成が必要だ。", "3분의 2 이상의 찬성이 필요하다."),
    ("ar", "2021年1月22日に発効した。", "دخلت حيز التنفيذ في ٢٢ كانون الثاني/يناير ٢٠٢١."),
    ("fr", "1945年8月6日と9日", "les 6 et 9 août 1945"),
    ("zh_Hans", "平成27年4月27日に改定された。", "于2015年4月27日修订。"),
    ("en", "十数カ国の代表約200人", "about 200 delegates from more than a dozen countries"),
    ("ar", "約200人が集まった。", "اجتمع نحو مئتي شخص."),
    ("ar", "約300人が集まった。", "اجتمع نحو ثلاثمئة شخص."),
    (
        "en",
        "2024年の参加者は3万4567人で、2024年の目標を超えた。",
        "Some 35,000 people took part in 2024, exceeding the year's target.",
    ),
    (
        "en",
        "5月3日の集会には3万4567人が来た。5月3日は憲法記念日だ。",
        "Some 35,000 people came to the rally on May 3, Constitution Day.",
    ),
    (
        "en",
        "1億2345万人の3.5%が答え、その3.5%が反対した。",
        "Of 0.12 billion people 3.5% answered, as many of whom were opposed.",
    ),
    ("en", "10代の若者が集まった。", "Teenagers gathered."),
    ("de", "10代の若者が集まった。", "Jugendliche versammelten sich."),
    ("en", "9.11テロのあと", "after the Sept. 11 attacks"),
    ("en", "9.11テロのあと", "after 9/11"),
    ("de", "9.11同時多発テロのあと", "nach den Anschlägen vom 11. September"),
    ("en", "5回の協議は9・11の前に5回とも開かれた。", "The five talks were all held before 9/11."),
    ("en", "1月1日に発効した。", "It took effect on New Year’s Day."),
    ("de", "1月1日に発効した。", "Sie trat an Neujahr in Kraft."),
    ("fr", "1月1日に発効した。", "Il est entré en vigueur le jour de l’An."),
    ("zh_Hans", "1月1日に発効した。", "于元旦生效。"),
    ("ko", "1月1日に発効した。", "새해 첫날 발효했다."),
    ("ar", "1月1日に発効した。", "دخلت حيز التنفيذ في رأس السنة."),
    ("en", "1990年代の議論", "the debate of the nineties"),
    ("en", "1990年代の議論", "the debate of the 1990s"),
    ("en", "1990年代に始まり、1990年代に終わった。", "It began and ended in the 1990s."),
    ("zh_Hans", "1990年代の議論", "90年代的讨论"),
    # markup and addresses
    ("en", "語^[注]だ", "a word^[note]"),
    ("en", "要旨は[外務省][mofa]が公表", "by the [Foreign Ministry](https://www.mofa.go.jp/)"),
    ("en", "要旨は[外務省][mofa]が公表", "by the [Foreign Ministry][mofa]"),
    ("en", "これは*約束*です。", "This is a “promise”."),
    ("en", "米国の**「核の傘」**は、約束です。", "The U.S. **“nuclear umbrella”** is a promise."),
    ("ko", "米国の**「核の傘」**は、約束です。", "미국의 **‘핵우산’**은 약속이다."),
    ("zh_Hans", "**「核の傘」**は**約束**です。", "**“核保护伞”**是**承诺**。"),
    ("en", "『核共有』という本", "the book *Nuclear Sharing*"),
    ("en", "[表](https://a.jp/a)と[図](https://a.jp/b)", "[Figure](https://a.jp/b), [table](https://a.jp/a)"),
    ("en", "出典: https://a.jp/papers/317防衛省の年表", "Source: https://a.jp/papers/317 (Ministry of Defense)"),
    ("zh_Hans", "出典: https://www.state.gov/米国務省", "来源:https://www.state.gov/美国国务院"),
    ("en", "`NPR`を読む[^1]。", "Read[^1] the `NPR`."),
    ("en", "![図1:仕組み](d.png \"しくみ\")", "![Figure 1: how it works](d.png \"How it works\")"),
    ("en", "H<sub>2</sub>Oの式<br>を見る", "See the<br>formula of H<sub>2</sub>O"),
    ("fr", "一行目\n二行目", "première ligne\nseconde ligne"),
    # scripts
    ("en", "外務省の資料", "A paper of the Foreign Ministry (外務省)"),
    ("zh_Hans", "日米同盟の意味", "日美同盟的意义"),
    ("zh_Hans", "意味", "意味"),
    ("ko", "北朝鮮の核", "북한의 핵(核)"),
    ("en", "『君の名は。』", "*Your Name* (君の名は。)"),
    ("de", "発表は`核.md`にある。", "Die Mitteilung steht in `核.md`."),
    ("en", "EDD", "EDD"),
    # terms
    ("en", "拡大抑止ガイドラインを作成した。", "They drew up Guidelines for Extended Deterrence."),
    ("en", "**拡大**抑止の議論", "An **extended-deterrence** debate"),
    ("en", "核の傘の下の国々", "countries under nuclear umbrellas"),
    ("en", "[核の傘](https://example.jp)は", "[The nuclear umbrella’s](https://example.jp) role"),
    ("en", "核兵器と通常兵器", "nuclear and conventional weapons"),
    ("en", "同盟調整メカニズム(ACM)を通じて", "through the Alliance Coordination Mechanism (ACM)"),
    ("ko", "ACMで伝える。", "ACM에서 전한다."),
    ("ko", "拡大抑止は核の傘を含む。", "확장 억제에는 핵 우산이 들어간다."),
    ("zh_Hans", "**拡大抑止**は", "**延伸**威慑是"),
    ("zh_Hans", "拡大抑止に関するガイドライン", "《延伸威慑指针》"),
    ("ar", "拡大抑止について", "بالردعِ المُوسَّع"),
    ("ar", "核の傘と核兵器", "للمظلّة النووية والأسلحة النووية"),
    ("de", "核の傘の下で拡大抑止を", "erweiterte Abschreckung unter dem nuklearen Schutzschirm"),
    ("de", "核兵器の保有", "Atomwaffenbesitz"),
    ("fr", "核の傘と核兵器", "des parapluies nucléaires et l’arme nucléaire"),
    ("en", "公平時代の話", "a story of an age of fairness"),
    ("en", "核の傘は傘だ。", "The nuclear umbrella is what it says."),
    # numbers in words, days that events are named after, fiscal years, clocks
    ("fr", "被害者の7割が高齢者だ。", "Sept victimes sur dix sont des personnes âgées."),
    ("fr", "9月3日に開かれた。", "Elle s’est tenue le 3 sept. dernier."),
    ("fr", "3割が反対した。", "Trois dixièmes ont voté contre."),
    ("de", "3割が反対した。", "Drei Zehntel stimmten dagegen."),
    ("de", "午後3時半ごろ", "Gegen halb vier Uhr nachmittags"),
    ("de", "午後3時半に始まる。", "Beginn ist am Nachmittag um halb vier."),
    ("de", "1億2000万人が住む。", "Hundertzwanzig Millionen Menschen leben dort."),
    ("de", "350人が来た。", "Dreihundertfünfzig Menschen kamen."),
    ("de", "2000人が来た。", "Zweitausend Menschen kamen."),
    ("fr", "21世紀の課題", "les défis au XXIᵉ siècle"),
    ("en", "2025年度末までに", "By March 2026"),
    ("en", "令和7年度末までに", "By the end of March 2026"),
    ("en", "3.11を経て", "After March 11"),
    ("en", "先月の3.11追悼式", "Last month’s March 11 memorial"),
    # shares and days of the week
    ("de", "3分の2が賛成した。", "Zwei Drittel stimmten dafür."),
    ("de", "3分の2の賛成が必要だ。", "Eine Zweidrittelmehrheit ist nötig."),
    ("en", "3分の2以上の賛成が必要だ。", "A two-thirds majority is required."),
    ("en", "4分の1が反対した。", "Some 25 percent were opposed."),
    ("en", "半分は3分の1より多い。", "A half is more than a third."),
    ("en", "半数の50人が第3四半期に", "Fifty, half of them, in the third quarter"),
    ("en", "月曜日と火曜日に", "on Mondays and Tuesdays"),
    ("de", "土曜日の夜", "am Sonnabend"),
    ("de", "月曜日の夜", "am Montagabend"),
    ("fr", "土曜日と日曜日", "samedi et dimanche"),
    ("ko", "金曜日に開かれた。", "금요일에 열렸다."),
    ("zh_Hans", "水曜日に週1回", "每周三一次，每周一次"),
    ("ar", "月曜日に開かれた。", "عُقد يوم الاثنين."),
    ("en", "日曜日まで", "by the end of the weekend"),
    ("en", "日本時間の土曜日", "Friday, U.S. time"),
    # words that are doubled on purpose
    ("en", "実のところは明らかだ。", "What it is is clear."),
    ("en", "するのは聞くことだ。", "What we do do is listen."),
    ("en", "彼が誰かは不明だった。", "Who he was was unclear."),
    ("en", "もう十分だった。", "The minister had had enough."),
    ("en", "それがよいと思う。", "I think that that is good."),
    ("en", "とても良い。", "It is very, very good."),
    ("en", "ボラボラ島へ行った。", "They flew to Bora Bora."),
    ("en", "デュラン・デュランの曲", "Duran Duran songs"),
    ("en", "ニューヨークで", "in New York, New York"),
    ("de", "署名した国々", "die Länder, die die Erklärung unterzeichneten"),
    ("fr", "休む。", "Nous nous reposons, et vous vous reposez."),
    # letters that a text is about, quotations, emphasis
    ("zh_Hans", "「の」という字", "“の”这个字"),
    ("ko", "「が」と「は」の違い", "‘が’와 ‘は’의 차이"),
    ("ko", "この傘は約束だ。", "이 ‘우산’은 약속이다."),
    ("en", "なぜ！？", "Why?!"),
    ("en", "えっ！！", "What!!"),
]  # fmt: skip

DEFECTS = [
    ("number", "en", "2024年7月28日に開かれた。", "It was held on July 27, 2024."),
    ("number", "en", "2024年7月28日に開かれた。", "It was held on June 28, 2024."),
    ("number", "en", "2024年7月28日に開かれた。", "It was held on July 28, 2023."),
    ("number", "en", "2024年7月28日に開かれた。", "It was held on July 28."),
    ("number", "en", "2024年7月7日に開かれた。", "It was held on June 7, 2024."),
    ("number", "ko", "2024年7月28日に開かれた。", "2024년 8월 28일에 열렸다."),
    ("number", "ko", "2024年7月28日に開かれた。", "2024년 7월 26일에 열렸다."),
    ("number", "zh_Hans", "2024年7月28日に開かれた。", "会议于2024年7月20日举行。"),
    ("number", "ar", "2024年7月28日に開かれた。", "عُقد في ٢٧ يوليو ٢٠٢٤."),
    ("number", "ar", "2024年7月28日に開かれた。", "عُقد في 28 يونيو 2024."),
    ("number", "de", "2024年12月27日に", "am 17. Dezember 2024"),
    ("number", "fr", "2024年12月27日に", "le 27 novembre 2024"),
    ("number", "en", "12月10日から12日まで", "December 10–13"),
    ("number", "en", "12月10日から12日まで", "on December 12"),
    ("number", "en", "1億2000万人が住む。", "12 million people live there."),
    ("number", "zh_Hans", "1億2000万人が住む。", "有1.2万人居住。"),
    ("number", "ko", "1億2000万人が住む。", "12억 명이 산다."),
    ("number", "de", "1億2000万人が住む。", "Dort leben 120 Milliarden Menschen."),
    ("number", "fr", "1万2121発の核弾頭", "1 212 ogives nucléaires"),
    ("number", "en", "3つの原則", "the four principles"),
    ("number", "en", "三つの原則", "the four principles"),
    ("number", "ko", "3つの原則", "네 가지 원칙"),
    ("number", "zh_Hans", "三つの原則", "四个原则"),
    ("number", "en", "第3回締約国会議", "the Second Meeting of States Parties"),
    ("number", "ar", "第3回締約国会議", "الاجتماع الرابع للدول الأطراف"),
    ("number", "en", "NPTの第6条は", "Article V of the NPT"),
    ("number", "en", "令和6年の白書", "the 2023 white paper"),
    ("number", "en", "7割が賛成した。", "7 percent were in favor."),
    ("number", "en", "1960年代の議論", "the debate of the 1970s"),
    ("number", "en", "賛成122、反対1、棄権1", "122 in favor, 2 against, 1 abstention"),
    ("number", "zh_Hans", "2024年7月と2024年12月", "2024年7月和2025年12月"),
    ("number", "es", "2024年3月3日", "el 3 de mayo de 2024"),
    ("number", "en", "2国間の協議", "talks between three countries"),
    ("number", "en", "2024年に始まり、2024年に終わった。", "It began in 2024 and ended in 2025."),
    ("number", "en", "5月3日に始まり、5月3日に終わった。", "It began on May 3 and ended on May 4."),
    ("number", "en", "1億2345万人", "0.13 billion people"),
    ("number", "en", "第10代大統領", "the president"),
    ("number", "en", "20代の若者", "young people in their thirties"),
    ("number", "en", "7.10前後だった。", "It was about 7.20."),
    ("number", "zh_Hans", "1990年代の議論", "1980年代的讨论"),
    ("number", "en", "9.11%減った。", "It fell by 9.12%."),
    ("number", "en", "1・2号機", "Units 1 and 3"),
    ("number", "en", "1月2日に発効した。", "It took effect on New Year’s Day."),
    ("markup", "en", "米国の**「核の傘」**は、約束です。", "The U.S. “nuclear umbrella” is a promise."),
    ("markup", "ko", "米国の**「核の傘」**は、約束です。", "미국의 ** ‘핵우산’ **은 약속이다."),
    ("markup", "en", "**事実**と意見と**証拠**", "**Facts**, opinions and evidence"),
    ("markup", "en", "会談は**東京**で行われた。", "The talks were held in **Tokyo*."),
    ("markup", "fr", "**「核の傘」**の約束", "La promesse du **« parapluie nucléaire »*"),
    ("markup", "en", "約束です。", "It is a **promise**."),
    ("markup", "en", "約束です。", "It is a *promise*."),
    ("markup", "en", "[発表](https://example.jp/a)を読む。", "Read the announcement."),
    ("markup", "en", "[発表](https://example.jp/a)を読む。", "Read [this] (https://example.jp/a)."),
    ("markup", "zh_Hans", "`NPR`を読む。", "阅读 NPR。"),
    ("markup", "en", "`NPR`を読む。", "Read `NRP`."),
    ("markup", "en", "研究所[^1]の資料", "A paper of the institute"),
    ("markup", "en", "研究所[^1]の資料", "A paper[^2] of the institute"),
    ("markup", "fr", "![図](d.png)", "Figure"),
    ("html", "en", "H<sub>2</sub>Oの式", "The formula of H<sub>2<sub>O"),
    ("markup", "de", "~~古い~~説", "eine alte These"),
    ("url", "en", "[発表](https://example.jp/a)を読む。", "Read [the announcement](https://example.jp/b)."),
    ("url", "en", "出典: https://example.jp/papers/317年表", "Source: https://example.jp/papers/31 chronology"),
    ("url", "zh_Hans", "出典: https://www.state.gov/米国務省", "来源:美国国务院"),
    ("url", "ar", "![図](d.png)", "![شكل](e.png)"),
    ("untranslated", "en", "核の傘は約束です。", "核の傘は約束です。"),
    ("untranslated", "ko", "国際社会", "国際社会"),
    ("untranslated", "zh_Hans", "これは約束です。", "これは約束です。"),
    ("source-script", "en", "住民は説明を求めた。", "The residents asked for an 説明."),
    ("source-script", "en", "発表(外務省)", "Announcement (外務省)"),
    ("source-script", "en", "『約束』とは", "What is a “約束”?"),
    ("source-script", "zh_Hans", "ガイドラインの本文", "ガイドライン的正文"),
    ("source-script", "ko", "約束のことだ。", "약속の일이다."),
    ("source-script", "ar", "東京で開かれた。", "عُقد في 東京."),
    ("source-script", "de", "東京で開かれた。", "Es fand in 東京 statt."),
    ("glossary-missing", "en", "拡大抑止を協議した。", "They discussed deterrence."),
    ("glossary-missing", "en", "拡大抑止ガイドラインを作った。", "They made rules of extended deterrence."),
    ("glossary-missing", "en", "**拡大**抑止の議論", "A debate on **wide** deterrence"),
    ("glossary-missing", "en", "[核の傘](https://example.jp)の下", "[under protection](https://example.jp)"),
    ("glossary-missing", "ko", "核の傘は", "핵 보호는"),
    ("glossary-missing", "zh_Hans", "拡大抑止は", "延长威慑是"),
    ("glossary-missing", "ar", "核の傘は", "المظلة الذرية"),
    ("glossary-missing", "de", "核の傘は", "der nukleare Regenschirm"),
    ("glossary-missing", "fr", "核の傘は", "le bouclier nucléaire"),
    ("glossary-missing", "en", "平時から備える。", "They prepare at all times."),
    ("glossary-forbidden", "en", "**拡大**抑止を協議した。", "They discussed **Expanded** Deterrence."),
    ("glossary-forbidden", "en", "核兵器を減らす。", "They reduce atomic weapons."),
    ("glossary-forbidden", "en", "核の傘は", "The nuclear umbrella, that umbrella, is"),
    ("glossary-forbidden", "ko", "拡大抑止を協議した。", "확대억제를 협의했다."),
    ("glossary-forbidden", "zh_Hans", "核の傘は", "核伞是"),
    ("glossary-forbidden", "ar", "拡大抑止は", "للردع المتّسع"),
    ("glossary-forbidden", "de", "拡大抑止は", "der ausgeweiteten Abschreckung"),
    ("glossary-forbidden", "fr", "拡大抑止は", "la dissuasion étendue"),
    ("number", "de", "3分の2が賛成した。", "Drei Viertel stimmten dafür."),
    ("number", "en", "3分の2が賛成した。", "Three quarters were in favor."),
    ("number", "fr", "3分の2が賛成した。", "Les trois quarts ont voté pour."),
    ("number", "ko", "3分の2が賛成した。", "4분의 3이 찬성했다."),
    ("number", "zh_Hans", "3分の2が賛成した。", "四分之三赞成。"),
    ("number", "en", "半数が賛成した。", "A third of them were in favor."),
    ("number", "de", "半数が賛成した。", "Ein Drittel stimmte dafür."),
    ("number", "en", "月曜日に開かれた。", "It was held on Tuesday."),
    ("number", "de", "月曜日に開かれた。", "Es fand am Dienstag statt."),
    ("number", "fr", "土曜日と日曜日", "samedi et lundi"),
    ("number", "ko", "月曜日に開かれた。", "화요일에 열렸다."),
    ("number", "zh_Hans", "月曜日に開かれた。", "会议于星期二举行。"),
    ("number", "ar", "月曜日に開かれた。", "عُقد يوم الثلاثاء."),
    ("number", "en", "2025年度末までに", "By March 2027"),
    ("number", "en", "出生率は1.20と低い。", "The birth rate is low at 12.0."),
    ("number", "de", "午後9時半ごろ", "gegen halb neun Uhr abends"),
    ("number", "de", "1億2000万人が住む。", "Dort leben hundertdreißig Millionen Menschen."),
    ("number", "fr", "21世紀の課題", "les défis du XXᵉ siècle"),
    ("number", "fr", "被害者の7割が高齢者だ。", "Six victimes sur dix sont âgées."),
    ("number", "de", "3割が反対した。", "Vier Zehntel waren dagegen."),
    ("repeated-word", "en", "見えますか。", "Can you you see?"),
    ("repeated-word", "en", "それをする。", "We do do it."),
    ("repeated-word", "en", "水がなくなった。", "They ran out out of water."),
    ("repeated-word", "en", "彼を喜ばせて。", "Please please him."),
    ("repeated-word", "en", "新しい法律が通った。", "The new new law was passed."),
    ("repeated-word", "en", "よく勝った。", "They won well well before noon."),
    ("repeated-word", "en", "議席を取る。", "They win win the seat."),
    ("repeated-word", "en", "終わりだ。", "It is is over."),
    ("repeated-word", "en", "終わったと言った。", "He said that it was was over."),
    ("repeated-word", "en", "急いで入った。", "They went in in haste."),
    ("repeated-word", "en", "首相が語った。", "The Prime Prime Minister spoke."),
    ("punctuation", "en", "なぜ？", "Why??"),
    ("brackets", "ko", "この傘は約束だ。", "이 ‘우산은 약속이다."),
    ("source-script", "zh_Hans", "「こんにちは」と言った。", "“こんにちは”，他说。"),
]  # fmt: skip


def findings(language: str, source: str, target: str) -> list[tuple[str, str]]:
    pair = Pair(source, target, source_language="ja", language=language, matcher=MATCHER, glossary=GLOSSARY)
    return [(code, finding.message) for code, finding in check_pair(pair)]


@pytest.mark.parametrize(("language", "source", "target"), CLEAN)
def test_nothing_is_said_about_a_good_translation(language, source, target):
    assert findings(language, source, target) == []


@pytest.mark.parametrize(("code", "language", "source", "target"), DEFECTS)
def test_a_defect_is_found_and_nothing_else(code, language, source, target):
    assert {found for found, _ in findings(language, source, target)} == {code}


@pytest.mark.parametrize(
    ("language", "source", "target", "message"),
    [
        ("en", "12月27日に", "on December 17", "the source says 12月27日, the translation says December 17"),
        (
            "en",
            "12月27日に",
            "on the 17th of December",
            "the source says 12月27日, the translation says 17th of December",
        ),
        ("en", "7月28日に", "on June 28", "the source says 7月28日, the translation says June 28"),
        ("en", "12月27日に", "in December", "the source says 12月27日, the translation does not"),
        (
            "zh_Hans",
            "2024年7月28日に",
            "2023年7月28日",
            "the source says 2024年, the translation says 2023年",
        ),
        (
            "en",
            "7月28日に3つの原則",
            "1. On July 27, alert(1) and principles",
            "the source says 7月28日, the translation says July 27; 3つ is not in the translation, which has 1, 1",
        ),
        (
            "en",
            "5回、8人、12発",
            "1, 2 and 3 times",
            "5回, 8人, 12発 are not in the translation, which has 1, 2, 3",
        ),
        ("en", "5回、8人", "nobody", "5回, 8人 are not in the translation"),
        (
            "en",
            "[発表](https://example.jp/a)",
            "[News](https://example.jp/b)",
            "the source links to https://example.jp/a, the translation to https://example.jp/b",
        ),
        ("en", "`NPR`を", "the NPR", "the source has the code `NPR` that the translation has not"),
        ("en", "`PDF`を", "the `pdf`", "`PDF` became `pdf`"),
        (
            "en",
            "`PDF`と`A`",
            "`pdf` and the A",
            "`PDF` became `pdf`|the source has the code `A` that the translation has not",
        ),
        ("en", "注[^1]", "note[^2]", "[^1] became [^2]: the note of [^1] disappears from the page"),
        ("en", "![図](d.png)", "a figure", "the source has an image that the translation has not"),
        ("en", "[表](a.md)と[図](b.md)", "both", "the source has 2 links that the translation has not"),
        ("en", "<b>太</b>字", "bold", "the source has <b>…</b> that the translation has not"),
        ("en", "太字", "<b>bold</b>", "the translation has <b>…</b> that the source has not"),
        ("en", "H<sub>2</sub>O", "H<sub>2<sub>O", "the source has </sub> where the translation has <sub>"),
        ("en", "語^[注]だ", "a word", "the footnote ^[…] is missing: its note disappears from the page"),
        ("en", "語[^a]だ", "a word", "the footnote [^a] is missing: its note disappears from the page"),
        ("en", "語[^a]だ", "a word[^b]", "[^a] became [^b]: the note of [^a] disappears from the page"),
        (
            "en",
            "語[^a]と句[^a]",
            "a word and[^a] a phrase",
            "the footnote mark [^a] is there less often than in the source",
        ),
        ("en", "1960年代の議論", "the 1970s", "the source says 1960年代, the translation says 1970"),
        ("en", "[表][a]", "[table][b]", "the source links to [a], the translation to [b]"),
        ("en", "[表][a]", "table", "the source has a link that the translation has not"),
        ("en", "東京は", "東京 is", "Japanese text is left in the translation: 東京"),
        (
            "en",
            "**拡大**抑止",
            "**wide** deterrence",
            "the glossary says “extended deterrence” for 拡大抑止, the translation does not have it",
        ),
        (
            "en",
            "拡大抑止",
            "expanded deterrence",
            "“expanded deterrence” is not to be used for 拡大抑止: say “extended deterrence”",
        ),
    ],
)
def test_a_message_quotes_both_texts(language, source, target, message):
    assert [text for _, text in findings(language, source, target)] == message.split("|")


def test_targets_are_compared_with_what_stands_for_them_in_whatever_order():
    source = "[作法](/guides/style/)に従い、[参加の方法](/guides/contribute/)を読む。"
    target = "Lies [dieses Dokument](/contribute.html) und den [Style Guide](/style.html)."

    assert [message for _, message in findings("de", source, target)] == [
        "the source links to /guides/style/, the translation to /style.html",
        "the source links to /guides/contribute/, the translation to /contribute.html",
    ]


def test_a_page_of_the_sites_main_language_at_the_root_is_the_page_of_the_source():
    source = "[作法](/ja/style-guide/)に従い、[参加の方法](/ja/contribute/)を読む。"

    target = "Read [how to contribute](/contribute/) and follow the [Style Guide](/style-guide/)."
    assert findings("en", source, target) == []
    other = "Read [how to contribute](/contribute/) and follow the [Style Guide](/ko/style-guide/)."
    assert [code for code, _ in findings("en", source, other)] == ["url"]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("欢迎遵守本项目的目的和章程的人。", []),
        ("欢迎遵守我们的目的目的和章程的人。", ["repeated-word"]),
        ("欢迎遵守项目章程章程的人。", ["repeated-word"]),
        ("欢迎遵守项目新的新的章程的人。", ["repeated-word"]),
    ],
)
def test_a_chinese_particle_begins_no_doubled_word(target, found):
    assert [code for code, _ in findings("zh_Hans", "目的と憲章を守る人を歓迎する。", target)] == found


def test_of_more_targets_than_the_translation_has_the_unlike_one_is_missing():
    source = "出典: https://example.jp/papers/317 と https://example.org/news"
    target = "Source: https://example.org/new"

    assert [message for _, message in findings("en", source, target)] == [
        "the source links to https://example.org/news, the translation to https://example.org/new",
        "the source has the address https://example.jp/papers/317, the translation has not",
    ]


def test_the_same_targets_in_another_order_are_right():
    source = "[作法](/ja/style-guide/)に従い、[参加の方法](/ja/contribute/)を読む。"
    target = "Lies [dieses Dokument](/ja/contribute/) und den [Style Guide](/ja/style-guide/)."

    assert findings("de", source, target) == []


def test_emphasis_written_as_html_is_emphasis():
    assert "markup" not in [
        code for code, _ in findings("en", "*核の傘*を。", "<em>The nuclear umbrella</em>.")
    ]
