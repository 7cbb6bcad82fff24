"""The words of which roles are made.

Where a cell may hold somebody's name, only these words are taken over from it, so that a name never
is: a surname that is also one of them ("Baker") is no word of this list.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.split("|"))


NOUNS = _words(
    """accountant administrator adviser advisor aelod ambassador analyst archdeacon arweinydd
    assistant associate cabinet cadeirydd ceo cfo chair chairman chairperson chairwoman champion
    chancellor chaplain chief cio clerk cochair commander commissioner constable consultant
    convener convenor coo coordinator coordinators councillor councillors cyfarwyddwr cynghorydd
    dean deputy director directors doctor dph engineer executive founder governor governors gp
    head headteacher holder imam inspector lead leader lecturer manager matron mayor member
    members nurse officer officers ordinator organiser owner partner partners pennaeth
    physiotherapist planner portfolio practitioner president prif principal professor provost
    rabbi registrar representative researcher resident rheolwr secretary sergeant solicitor
    specialist strategist superintendent supervisor surveyor swyddog teacher tenant treasurer
    trustee trustees vicar vice volunteer weithredwr worker"""
)
"""Words that say what somebody is."""

_ABOUT = _words(
    """a abuse access acting acute administration adult adults advice alcohol alliance ambulance an
    and antisocial apprenticeships area areas arts assets assistant's association asylum at
    authority behaviour being benefits board borough branch building business care carers centre
    chamber change charities charity child children childrens city climate clinical co cohesion
    college commerce commercial commissioning communications communities community construction
    corporate council councils county crime cultural culture customer customers cvs data delivery
    democratic department deputy's development digital directorate disability disabled district
    diversity division domestic drainage drug drugs dwp early economic economy education elected
    emergency employer employers employment energy enforcement engagement enterprise environment
    environmental equalities equality estates evaluation evidence executive's faith faiths
    families family federation finance fire flood for forum further general girls governance green
    group growth health help heritage higher highways homelessness homes hospital housing hr human
    icb improvement in inclusion independent industry information innovation insight insulation
    integrated integration intelligence interim intervention investment it job jobcentre jobs
    junior justice lay learning legal leisure libraries licensing local localities locality
    management medical men mental migration misuse national neighbourhood neighbourhoods network
    nhs non nursing of offender older on open operational operations opposition or outcomes
    parents parish parks participation partnership partnerships people peoples performance place
    places planning police policing policy poverty prevention primary prison probation procurement
    programme programmes project projects property public quality recycling refugee regeneration
    region regional regulatory religious rescue research residents resilience resources risk
    rivers roads s safeguarding safer safety school schools secondary section sector senior
    service services skills social spaces sport standards statutory strategic strategy student
    students substance support supporting sustainability team technology temporary tenants the
    third to tourism town trade training transformation transport travel trust union unions unit
    university user users vcs vcse village violence voice voluntary ward warm waste water welfare
    well wellbeing with women years young youth"""
)

WORDS = NOUNS | _ABOUT
"""Every word that is taken over from a cell that may hold a name, folded."""

HONORIFICS = _words(
    """baroness canon capt ch cllr cllrs col councillor cyng cynghorydd dame dr fr insp lady lord maj
    miss mr mrs ms mx pc prof professor rev revd reverend sgt sir supt"""
)
"""What stands before a name."""

OF_COUNCIL = _words("""cllr cllrs councillor cyng cynghorydd""")
"""Those of councillors."""

GENERIC = _phrases(
    """adviser|advisor|aelod|associate member|attendee|board member|co opted member|co optee|
    coopted member|core member|ex officio|ex officio member|full member|group member|
    in attendance|invited member|invitee|member|members|nominee|non voting member|observer|
    participant|partner|partner representative|rep|representative|secretariat|statutory member|
    voting member"""
)
"""What says that somebody is there and not who they are."""

SEVERAL = _phrases(
    """borough councillor|cabinet member|community representative|councillor|county councillor|
    director|elected member|governor|gp|headteacher|independent member|lay member|manager|
    non executive director|officer|resident|tenant|town councillor|trustee|volunteer"""
)
"""Roles of which a body has several: two on one group are two people."""
