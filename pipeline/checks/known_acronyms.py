"""Acronyms that have a name of their own in other languages, so that their absence says nothing."""

from pipeline.checks.numbers.words.table import words

__all__ = ["has_own_name", "is_everyday_word", "translated_as", "translations_of"]

_ORGANISATIONS = frozenset(
    words(
        "UN EU US USA UK NATO WHO WTO IMF IAEA OECD UNESCO UNICEF UNHCR ASEAN APEC OPEC ICC ICJ ICRC ILO "
        "FAO WFP CIA FBI KGB GHQ USSR DPRK ROK PRC UAE NPT CTBT TPNW PTBT INF START SALT CWC BWC OPCW "
        "CTBTO TPP RCEP FTA EPA NGO NPO ODA PKO PKF MD IOC FIFA NASA JAXA EC EEC ECB FRB BRICS"
    )
)
"""Organisations, treaties and states."""
_EVERYDAY = frozenset(
    words(
        "AI IT PC TV CM OK NG OB OG OL DM GW HP PR SNS ATM DNA RNA GDP GNP CEO CFO COO CTO IOT ICT GPS LED "
        "USB DVD CD PDF URL AIDS HIV PCR CT MRI QOL SOS VIP VR AR XR PTA UFO FAQ ID PIN PDCA KPI IPO GAFA "
        "LGBT LGBTQ SDGS ESG BSE SARS MERS WMD ICBM SLBM SLCM IRBM MIRV SDI BMD THAAD EEZ ADIZ LNG LPG CO2 "
        "BC AD AM PM SF DX RPA POS EV HV FCV SUV UV IR EMP USSR DPRK ROK PRC GHQ FRB NGO NPO PKO PKF ASEAN "
        "UNICEF UNESCO CTBT CTBTO ASBM GPT LLM CPU GPU RAM ROM OS UI UX API IP DB NEW FREE END TOP"
    )
)
"""Everyday words of Japanese, which other languages may have a word for."""
_TRANSLATED = {
    frozenset(pair.split("/"))
    for pair in words(
        "NATO/OTAN NPT/TNP IAEA/AIEA UN/ONU EU/UE DNA/ADN RNA/ARN AIDS/SIDA GDP/PIB IMF/FMI WHO/OMS "
        "WTO/OMC AI/IA AI/KI UN/UNO UN/VN NGO/ONG NGO/NRO DNA/DNS HIV/VIH UFO/OVNI GDP/BIP USSR/UDSSR "
        "USSR/URSS ICRC/IKRK ICRC/CICR IMF/IWF ECB/EZB ECB/BCE UAE/VAE PRC/RPC DPRK/RPDC TPNW/TIAN "
        "TPNW/AVV TPNW/TPAN CTBT/TICE START/START CWC/CIAC ICC/CPI ICJ/CIJ OECD/OCDE USA/EUA UK/GB UK/VK "
        "ROM/ROM URL/URI CTBT/KVTB BWC/CIAB NPT/NVV "
        "IPCC/GIEC UNHCR/HCR UNHCR/ACNUR WFP/PAM ILO/OIT ESA/ASE AU/UA OAS/OEA ECHR/CEDH SARS/SRAS SDGS/ODD GMO/OGM "
        "VAT/TVA"
    )
}


def has_own_name(acronym: str) -> bool:
    """Whether other languages have a name or a word for it: UN is 联合国, 유엔, الأمم المتحدة."""
    return acronym in _ORGANISATIONS or acronym in _EVERYDAY


def is_everyday_word(acronym: str) -> bool:
    """Whether it is rather a word than a name: CM is “commercial”, SNS “social media”, even in English."""
    return acronym in _EVERYDAY


def translations_of(acronym: str) -> tuple[str, ...]:
    """What ``acronym`` is called in other languages, and what it may be the translation of, in alphabetical order."""
    found = (other for pair in _TRANSLATED if acronym in pair for other in pair if other != acronym)
    return tuple(sorted(found))


def translated_as(acronym: str, other: str) -> bool:
    """Whether ``other`` is what ``acronym`` is called elsewhere: AIEA for IAEA."""
    return frozenset((acronym, other)) in _TRANSLATED
