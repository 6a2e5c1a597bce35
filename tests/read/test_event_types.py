"""Event types by the lexicon: one construction a row, over invented countries, on the trees of the shipped network."""

from bisect import bisect_right
from dataclasses import replace

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.errors import VocabularyError
from onrecord.core.reading import Argument, Predicate, Reading
from onrecord.core.vocab import lexicon, terms
from onrecord.read import trained
from onrecord.read.clauses import Clause
from onrecord.read.event_frames import Frame, noun_frames, parse, verb_frames
from onrecord.read.event_types import contexts, find_event_types, named_type, type_of
from onrecord.read.grammar import Tree
from tests.read.reading_of import report_of

ROWS = [
    # verbs by their object
    ("Ulmar signed a treaty with Vessa.", "signed", "SUPPORT"),
    ("Ulmar signed a contract for ten ferries.", "signed", "AGREE"),
    ("The court convicted two officers.", "convicted", "SANCTION.convict"),
    ("Ulmar expelled three diplomats.", "expelled", "SANCTION.expel"),
    ("Ulmar expelled the envoy of Vessa.", "expelled", "SANCTION.expel"),
    ("The army released forty prisoners.", "released", "RETREAT.release"),
    ("The ministry released its annual report.", "released", "NONE"),
    ("Ulmar withdrew its troops from the valley.", "withdrew", "RETREAT.withdraw"),
    ("Ulmar withdrew its ambassador from Vessa.", "withdrew", "SANCTION.withdraw"),
    ("The minister withdrew the bill.", "withdrew", "CONCEDE"),
    ("Vessa lifted the ban on fish from Ulmar.", "lifted", "CONCEDE"),
    ("The crane was lifted by two ships.", "lifted", "CONCEDE"),
    ("Ulmar imposed sanctions on Vessa.", "imposed", "SANCTION.discontinue"),
    ("Ulmar imposed a curfew in the capital.", "imposed", "COERCE.curfew"),
    ("Police seized two boats.", "seized", "COERCE.seize"),
    ("Rebels seized the town.", "seized", "ASSAULT"),
    ("Rebels seized a boat.", "seized", "COERCE.seize"),
    ("Vessa sent food to the islands.", "sent", "AID"),
    ("Vessa sent soldiers to the border.", "sent", "MOBILIZE.troops"),
    ("Vessa sent a letter to the council.", "sent", "NONE"),
    ("The union suspended its strike.", "suspended", "CONCEDE"),
    ("Ulmar suspended talks with Vessa.", "suspended", "SANCTION.discontinue"),
    ("Ulmar suspended aid to Vessa.", "suspended", "SANCTION.discontinue"),
    ("Ulmar opened an investigation into the bank.", "opened", "ACCUSE.investigate"),
    ("Ulmar opened the border.", "opened", "CONCEDE"),
    ("The firm opened a shop in the capital.", "opened", "NONE"),
    ("The union filed a lawsuit against the port.", "filed", "ACCUSE.allege"),
    ("Ulmar summoned the ambassador of Vessa.", "summoned", "ACCUSE"),
    ("The two states reached an agreement.", "reached", "AGREE"),
    ("Ulmar broke off relations with Vessa.", "broke", "SANCTION.discontinue"),
    ("Ulmar restored ties with Vessa.", "restored", "SUPPORT"),
    ("Ulmar violated the ceasefire.", "violated", "ASSAULT"),
    ("Ulmar violated the treaty.", "violated", "REJECT"),
    ("The rebels laid down their weapons.", "laid", "RETREAT.disarm"),
    ("The president declared a state of emergency.", "declared", "COERCE.martial-law"),
    ("Vessa provided loans to the islands.", "provided", "AID"),
    ("The report provided details of the flood.", "provided", "NONE"),
    ("Vessa tested a missile.", "tested", "MOBILIZE.weapons"),
    ("The rebels fired rockets at the port.", "fired", "ASSAULT.heavy-weapons"),
    ("The minister fired the director of the agency.", "fired", "SANCTION"),
    # by the subject
    ("A flood killed nine people.", "killed", "NONE"),
    ("The militia killed nine people.", "killed", "ASSAULT"),
    ("Farmers blocked the road with tractors.", "blocked", "PROTEST.obstruct"),
    ("The army blocked the road.", "blocked", "COERCE"),
    ("Troops entered the town.", "entered", "MOBILIZE"),
    ("Teachers struck for better pay.", "struck", "PROTEST.strike"),
    # passives, participles and relative clauses
    ("Nine soldiers were killed by rebels.", "killed", "ASSAULT"),
    ("Two envoys were expelled by Ulmar.", "expelled", "SANCTION.expel"),
    ("Sanctions imposed by Ulmar hurt the port.", "imposed", "SANCTION.discontinue"),
    ("The aid that Vessa sent was lost.", "sent", "AID"),
    # particles and prepositions
    ("Ulmar called on Vessa to leave.", "called", "REQUEST"),
    ("The president called for talks.", "called", "REQUEST"),
    ("Residents demonstrated against the dam.", "demonstrated", "PROTEST.demo"),
    ("The minister stepped down.", "stepped", "CONCEDE"),
    ("Rebels blew up a bridge.", "blew", "ASSAULT"),
    ("The rebels opened fire.", "opened", "ASSAULT"),
    ("Nurses went on strike.", "went", "PROTEST.strike"),
    ("The army pulled back from the river.", "pulled", "RETREAT.withdraw"),
    # complements
    ("Vessa warned that it would retaliate.", "warned", "THREATEN"),
    ("Vessa threatened to bomb the port.", "threatened", "THREATEN"),
    ("Ulmar refused to meet the envoy.", "refused", "REJECT"),
    # verbs that carry a noun
    ("Ulmar held talks with Vessa.", "held", "CONSULT"),
    ("The rebels launched an attack on the port.", "launched", "ASSAULT"),
    ("Students staged a protest at the palace.", "staged", "PROTEST"),
    ("The two navies conducted joint exercises.", "conducted", "COOPERATE"),
    ("The minister expressed support for the plan.", "expressed", "SUPPORT"),
    ("Ulmar cancelled the visit.", "cancelled", "REJECT"),
    # nouns
    ("The talks between Ulmar and Vessa failed.", "talks", "CONSULT"),
    ("The suspension of aid hurt the islands.", "suspension", "SANCTION.discontinue"),
    ("The strike by port workers went on.", "strike", "PROTEST"),
    ("The missile strike on the depot went on.", "strike", "ASSAULT"),
    ("The air strike on the depot went on.", "strike", "ASSAULT.aerial"),
    ("Heart attacks are rare there.", "attacks", "NONE"),
    ("The joint exercise began on Monday.", "exercise", "COOPERATE"),
    ("The arrest of two editors drew protests.", "arrest", "COERCE"),
    ("The investigation of the bank went on.", "investigation", "ACCUSE"),
    ("The travel ban hurt the islands.", "ban", "SANCTION"),
    # who is fought, and with what
    ("The army defeated the rebels near Karr.", "defeated", "ASSAULT"),
    ("Sela Vorn defeated Edo Marr in the election.", "defeated", "NONE"),
    ("Troops liberated the town of Karr.", "liberated", "ASSAULT"),
    ("The army used chemical weapons in the valley.", "used", "ASSAULT"),
    ("Drones struck a fuel depot near Telm.", "struck", "ASSAULT"),
    ("The army launched strikes on the camp.", "launched", "ASSAULT"),
    ("The union launched a boycott of the plant.", "launched", "PROTEST.boycott"),
    ("A storm killed nine sailors and caused a flood.", "killed", "NONE"),
    ("Hackers attacked the website of the ministry.", "attacked", "COERCE.cyber"),
    ("Ulmar condemned the operation against the rebels.", "operation", "ASSAULT"),
    ("The rescue operation ended at dawn.", "operation", "NONE"),
    # what is opened, shut, given back and let go
    ("Ulmar released the statement on Monday.", "released", "NONE"),
    ("The court released the banker on bail.", "released", "RETREAT.release"),
    ("The treasury released funds for the islands.", "released", "AID"),
    ("Ulmar welcomed the cessation of hostilities.", "cessation", "RETREAT"),
    ("Vessa called for an end to the bombing.", "end", "RETREAT"),
    ("Both sides adhered to the ceasefire.", "adhered", "RETREAT"),
    ("Ulmar closed the port of Telm.", "closed", "COERCE"),
    ("Ulmar reopened the road to Karr.", "reopened", "CONCEDE"),
    ("The firm paid a ransom.", "paid", "CONCEDE"),
    ("Parliament withdrew its consent to the base.", "withdrew", "REJECT"),
    ("The guards withdrew his passport.", "withdrew", "COERCE"),
    ("Police searched the vehicle.", "searched", "COERCE"),
    ("Ulmar cut the water to the islands.", "cut", "COERCE.withhold"),
    # what is given and pledged
    ("The fund supported the study of the reef.", "supported", "AID"),
    ("Ulmar supports the rebels in the hills.", "supports", "AID"),
    ("Ulmar provided an overview of the reef.", "provided", "NONE"),
    ("Vessa committed funds to the islands.", "committed", "AID"),
    ("The bank injected cash into the market.", "injected", "AID"),
    ("Ulmar deployed peacekeepers in the valley.", "deployed", "AID"),
    ("Ulmar deployed peace envoys and tanks.", "deployed", "MOBILIZE.troops"),
    ("Vessa offered two ships and tents.", "offered", "AID"),
    ("The decision contributed to the mission.", "contributed", "NONE"),
    # talks, agreements and ties
    ("Ulmar reached a deal with Vessa.", "deal", "AGREE"),
    ("Ulmar will bridge the gap with Vessa.", "bridge", "AGREE"),
    ("Both resolved the dispute over fish.", "resolved", "AGREE"),
    ("The prime minister spoke to Edo Marr on Monday.", "spoke", "CONSULT"),
    ("The minister travelled to Vessa.", "travelled", "CONSULT"),
    ("Ministers reviewed the progress of the reef plan.", "reviewed", "CONSULT"),
    ("She visited the festival on Friday.", "visited", "NONE"),
    ("Ulmar strengthened its relationship with Vessa.", "strengthened", "COOPERATE"),
    ("Officers shared knowledge with the guests.", "shared", "COOPERATE"),
    ("Ulmar and Vessa stood together.", "stood", "COOPERATE"),
    ("We stand by our friends.", "stand", "SUPPORT"),
    ("The council approved the deal.", "approved", "SUPPORT"),
    ("The council granted the request of the farmers.", "granted", "CONCEDE"),
    # threats, blame, penalties, protest
    ("The plan threatens the security of the region.", "threatens", "NONE"),
    ("Smoke is a threat to health.", "threat", "NONE"),
    ("Ulmar issued a threat of war.", "threat", "THREATEN"),
    ("The party is outraged.", "outraged", "ACCUSE"),
    ("Prosecutors issued a warrant for the banker.", "issued", "COERCE.arrest"),
    ("She pleaded guilty to theft.", "pleaded", "CONCEDE"),
    ("The lawyers appealed against the ruling.", "appealed", "REJECT"),
    ("Ulmar left the bloc in May.", "left", "SANCTION.discontinue"),
    ("She left the house in May.", "left", "NONE"),
    ("Ulmar doubled the duty on wool.", "doubled", "SANCTION"),
    ("The opposition boycotted the vote.", "boycotted", "PROTEST.boycott"),
    ("Drivers blockaded the main road.", "blockaded", "PROTEST"),
    ("Results demonstrate the importance of rain.", "demonstrate", "NONE"),
    ("The council put pressure on the firm.", "put", "COERCE"),
    # a verb of happening has the type of what happens; a preposition before the noun is none of its own
    ("Attacks on the convoy increased in May.", "increased", "ASSAULT"),
    ("Talks between the sides resumed.", "resumed", "CONSULT"),
    ("Rainfall increased in May.", "increased", None),
    ("It depends on a return of the boats.", "return", "RETREAT"),
    ("It spoke of a return to the accord.", "return", "AGREE"),
    # peacekeeping, refuge, what is given back
    ("Ulmar sent troops to Vessa on a peacekeeping mission.", "sent", "AID"),
    ("Ulmar sent troops to the border.", "sent", "MOBILIZE.troops"),
    ("Ulmar sent soldiers to help the islands.", "sent", "AID"),
    ("Ulmar opened its border to refugees.", "opened", "AID"),
    ("Ulmar accepts refugees from Vessa.", "accepts", "AID"),
    ("Ulmar returned two bells to Vessa.", "returned", "RETREAT"),
    ("Ulmar returned in May.", "returned", None),
    ("The firm returned the money to the farmers.", "returned", "NONE"),
    ("Dozens of peacekeepers deployed in May.", "deployed", "AID"),
    ("The convoy rendered assistance to the villagers.", "rendered", "AID"),
    ("Aid reached the islands.", "reached", "AID"),
    ("The two navies staged war games.", "staged", "COOPERATE"),
    # moves of arms, force and how it ends
    ("Ulmar strengthened its forces in the valley.", "strengthened", "MOBILIZE"),
    ("The rebels violated the agreement on the ceasefire.", "violated", "ASSAULT"),
    ("The militants held villagers as human shields.", "held", "ASSAULT"),
    ("The army left Vessa in May.", "left", "RETREAT.withdraw"),
    ("The frigates left the harbour.", "left", "MOBILIZE"),
    ("The army ceased operations in the valley.", "ceased", "RETREAT"),
    ("Ulmar rolled back the tariffs.", "rolled", "CONCEDE"),
    ("Ulmar launched cyber warfare against Vessa.", "launched", "COERCE"),
    # false friends of business and everyday life
    ("The airline will receive six jets.", "receive", "NONE"),
    ("The airline ordered billions in jets.", "ordered", "NONE"),
    ("The device allows longer calls.", "allows", None),
    ("The scheme would allow owners to sell.", "allow", None),
    ("Ulmar allowed owners to sell.", "allowed", "CONCEDE"),
    ("The envoy stressed the need for calm.", "stressed", None),
    ("Two boys approached the gate.", "approached", None),
    ("The flag was lowered.", "lowered", None),
    ("The union called for a boycott.", "called", "REQUEST"),
    ("Two boys were questioned in custody.", "questioned", "COERCE"),
    ("Nine villagers were wounded in the raid.", "wounded", "ASSAULT"),
    ("The army hit two targets near Karr.", "hit", "ASSAULT"),
    ("Attacks on the port have risen.", "risen", "ASSAULT"),
    ("Prices in the port have risen.", "risen", None),
    ("The minister allows longer talks.", "allows", "CONCEDE"),
    ("Prices eased in May.", "eased", None),
    ("The price of fish has declined.", "declined", None),
    ("The minister declined.", "declined", "REJECT"),
    ("The strike closure of ten plants went on.", "closure", "NONE"),
    ("The embassy asked us to wait.", "asked", "REQUEST"),
    ("The students asked us a question.", "asked", "NONE"),
    # a month behind "in" is no object of "settle in"; "to" before a verb is no preposition of its own
    ("The claim was settled in June.", "settled", "AGREE"),
    ("The terms continue to apply.", "apply", None),
    ("The miners will apply to the council.", "apply", "REQUEST"),
    # near misses: nothing that the lexicon knows
    ("The river rose by a metre.", "rose", None),
    ("The ferry was late.", "late", None),
    ("Prices fell in spring.", "fell", None),
    # what illness, sport and the everyday do with words of acts
    ("Two miners died in May.", "died", "NONE"),
    ("Two miners died in the attack.", "died", "ASSAULT"),
    ("The girl was admitted to a hospital.", "admitted", "NONE"),
    ("The minister admitted a mistake.", "admitted", "CONCEDE"),
    ("The women were taken to a clinic.", "taken", "NONE"),
    ("The women were taken hostage.", "taken", "COERCE"),
    ("Doctors treated nine patients.", "treated", "NONE"),
    ("The council accepted the proposal.", "accepted", "AGREE"),
    ("The shop accepted the old coins.", "accepted", None),
    ("Ulmar sought an extradition.", "sought", "REQUEST"),
    ("The girl sought her brother.", "sought", None),
    ("Close contact with a goose was blamed.", "contact", "NONE"),
    ("Diplomatic contact went on.", "contact", "CONSULT"),
    ("The first case was found in May.", "case", "NONE"),
    ("The case against Vessa was closed.", "case", "ACCUSE"),
    ("The council awarded Mira Oss a medal.", "awarded", "SUPPORT"),
    ("Four hundred signed up.", "signed", "NONE"),
    ("Nine horses were quarantined.", "quarantined", "COERCE"),
    ("The judge gave Mira Oss a fine.", "gave", "SANCTION"),
    ("The judge gave Mira Oss a pen.", "gave", "NONE"),
    ("Ulmar took back the town.", "took", "ASSAULT"),
    ("The council took back the chairs.", "took", "NONE"),
    ("The man was jailed for nine years.", "jailed", "SANCTION"),
    ("The man was jailed.", "jailed", "COERCE.arrest"),
    ("The firm received a fine.", "received", "SANCTION"),
    ("The council set aside a million for the port.", "set", "AID"),
    ("The council set aside a hall.", "set", None),
    ("Vessa vowed to wait.", "vowed", "AGREE"),
    ("Vessa vowed to retaliate.", "vowed", "THREATEN"),
    ("The council shelved the plan.", "shelved", "REJECT"),
    ("The council abandoned its positions.", "abandoned", "RETREAT"),
    ("Soldiers evacuated nine villagers.", "evacuated", "AID"),
    ("The senate voted to approve the bill.", "voted", "SUPPORT"),
    ("The senate voted to wait.", "voted", None),
    ("The kidnapped miners overthrew the council.", "overthrew", "ASSAULT"),
    ("Farmers slaughtered nine geese.", "slaughtered", "NONE"),
    ("The tent that was bombed stood empty.", "bombed", "ASSAULT.aerial"),
    ("Police forced nine miners to leave.", "forced", "COERCE"),
    ("The cold forced the club to move.", "forced", None),
    ("The minister called the raid barbaric.", "called", "ACCUSE"),
    ("The minister tendered his resignation.", "tendered", "CONCEDE"),
    ("The firm tendered its plans.", "tendered", None),
    # what is pledged, blamed, allowed, shut, fought and reduced
    ("Ulmar pledged nine million dollars to the islands.", "pledged", "AGREE"),
    ("The firm negotiated the purchase of nine ferries.", "negotiated", "AGREE"),
    ("The judge agreed with the argument of the port.", "agreed", "SUPPORT"),
    ("The firm blamed the weather for the delay.", "blamed", "NONE"),
    ("The firm blamed the pilot.", "blamed", "ACCUSE"),
    ("The firm shut down nine factories.", "shut", "NONE"),
    ("Soldiers shut down their base.", "shut", "RETREAT"),
    ("Police shut down the station.", "shut", "COERCE.censor"),
    ("The soldiers fought alongside the rebels.", "fought", "COOPERATE"),
    ("The clinic fights malaria.", "fights", "NONE"),
    ("The town was reduced to rubble.", "reduced", "ASSAULT"),
    ("The council reduced its costs.", "reduced", "NONE"),
    ("The senate killed the bill.", "killed", "REJECT"),
    ("The motion was defeated.", "defeated", "REJECT"),
    ("Nine pilgrims were killed in a stampede.", "killed", "NONE"),
    ("The article attacked Mira Oss.", "attacked", "ACCUSE"),
    ("The talks ended with an accord.", "ended", "NONE"),
    ("Vessa acknowledged the need for rain.", "acknowledged", "NONE"),
    ("The town acknowledged Mira Oss as its founder.", "acknowledged", "SUPPORT"),
    ("Nurses assisted the miners.", "assisted", "AID"),
    ("Nurses assisted the police.", "assisted", "COOPERATE"),
    ("The widow called the police.", "called", "REQUEST"),
    ("The widow called the minister.", "called", "CONSULT"),
    ("Officers disarmed the gunman.", "disarmed", "COERCE"),
    ("Farmers protested at the ministry.", "protested", "PROTEST"),
    ("Students stormed the ministry.", "stormed", "PROTEST"),
    ("Rebels stormed the ministry.", "stormed", "ASSAULT"),
    ("Activists chained themselves to the gate.", "chained", "PROTEST"),
    ("Protesters turned out in their thousands.", "turned", "PROTEST"),
    ("Two men mugged a nurse.", "mugged", "ASSAULT"),
    ("The minister played down the fears.", "played", "REJECT"),
    ("The navy towed back the boats.", "towed", "COERCE"),
    ("Officials set up an exclusion zone.", "set", "COERCE"),
    ("Police foiled the plot.", "foiled", "COERCE"),
    ("Mira Oss took an oath.", "took", "AGREE"),
    ("The court upheld the law.", "upheld", "SUPPORT"),
    ("The rebels turned in their weapons.", "turned", "RETREAT"),
    ("The general walked free.", "walked", "RETREAT"),
    ("Ulmar allowed imports of beef.", "allowed", "CONCEDE"),
    ("The rule allowed nine goals.", "allowed", None),
    ("Rescuers pulled two miners from the rubble.", "pulled", "AID"),
    ("Troops freed the town.", "freed", "ASSAULT"),
    ("Troops freed the hostages.", "freed", "RETREAT.release"),
    ("The council removed the speaker.", "removed", "SANCTION"),
    ("The council removed the chairs.", "removed", None),
    ("The strike raised the pressure on wages.", "pressure", "NONE"),
    ("The raid raised the pressure on the rebels.", "pressure", "COERCE"),
    # false friends: what things, beasts and calendars do
    ("The medicine helped Mira Oss.", "helped", "NONE"),
    ("Vessa helped Mira Oss.", "helped", "AID"),
    ("The reform promised new jobs.", "promised", "NONE"),
    ("The charter guaranteed the peace.", "guaranteed", "NONE"),
    ("The talks stalled in May.", "stalled", None),
    ("The plan called for nine houses.", "called", "NONE"),
    ("The union called for a boycott.", "called", "REQUEST"),
    ("A shark attacked Mira Oss.", "attacked", "NONE"),
    ("The club withdrew from the tournament.", "withdrew", "NONE"),
    ("The firm launched a campaign.", "launched", "NONE"),
    ("The army launched a bombing campaign.", "launched", "ASSAULT"),
    ("The airline cancelled nine flights.", "cancelled", "NONE"),
    ("The miners suspended work.", "suspended", "NONE"),
    ("The plan was met with criticism.", "met", "ACCUSE"),
    ("The plan was met with resistance.", "met", "REJECT"),
    ("The pope prayed for the victims.", "prayed", "SUPPORT"),
    ("The council prayed for peace.", "prayed", "REQUEST"),
    ("The army took power.", "took", "COERCE"),
    ("The suspension of the search ended.", "suspension", "NONE"),
    ("The driver was recalled to prison.", "recalled", "COERCE"),
    ("The driver was kept under observation.", "kept", "COERCE"),
    ("Officers pursued the driver.", "pursued", "COERCE"),
    ("The court found the ban unconstitutional.", "found", "REJECT"),
    ("The court found the keys.", "found", "NONE"),
    ("The union called the fine excessive.", "called", "ACCUSE"),
    ("The union called the report baseless.", "called", "REJECT"),
    ("Medicine is needed in the camps.", "needed", "AID"),
    ("Paint is needed in the camps.", "needed", "NONE"),
    ("Police sprayed water cannons at the farmers.", "sprayed", "ASSAULT"),
    ("The group advocated a ban on nets.", "advocated", "REQUEST"),
    ("The minister pulled out all the stops.", "pulled", "NONE"),
    ("The army ended the evacuation of the airport.", "evacuation", "RETREAT"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parsed():
    """Return the trees of all rows, read in one go."""
    reading = Reading(report_of("\n".join(row[0] for row in ROWS)))
    from onrecord.read import mentions, quotations, tokens

    for step in (tokens.STEP, quotations.STEP, trained.STEP, mentions.STEP):
        reading = step(reading)
    return reading


def clause(reading, number, word):
    sentence = reading.sentences[number]
    tree = Tree(reading, sentence)
    starts = [token.start for token in reading.tokens]
    named = frozenset(
        i
        for m in reading.mentions
        for i in range(bisect_right(starts, m.anchor.start) - 1, bisect_right(starts, m.anchor.end - 1))
    )
    return Clause(tree, tree.words.index(word), named)


@pytest.mark.parametrize(("number", "row"), list(enumerate(ROWS)), ids=[row[0] for row in ROWS])
def test_a_word_with_its_frame_names_a_type(parsed, number, row):
    _, word, wanted = row
    frame = named_type(clause(parsed, number, word))
    found = None if frame is None else frame.type + (f".{frame.mode}" if frame.mode else "")
    assert found == wanted


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("Ulmar signed a treaty with Vessa.", "signed", ("diplomatic",)),
        ("The army released forty prisoners.", "released", ("military",)),
        ("Ulmar opened the border.", "opened", ("territory",)),
        ("Vessa provided loans to the islands.", "provided", ("economic", "territory")),
        ("Nurses went on strike.", "went", ("health",)),
        ("Rebels blew up a bridge.", "blew", ()),
    ],
)
def test_contexts_stand_in_the_words_of_the_event(parsed, sentence, word, wanted):
    numbers = [number for number, row in enumerate(ROWS) if row[0] == sentence]
    for number in numbers:
        tree = Tree(parsed, parsed.sentences[number])
        assert contexts(tree, tree.words.index(word)) == wanted


def test_every_context_of_the_lexicon_has_words_of_its_own():
    words = [word for row in lexicon("event_contexts").values() for word in row]
    assert len(words) == len(set(words))


def typed(sentence, words, chance=None, event="NONE"):
    """Return what is left of predicates that stand at some words of a sentence, by word; `chance` is the network's."""
    reading = Reading(report_of(sentence))
    from onrecord.read import mentions, quotations, tokens

    for step in (tokens.STEP, quotations.STEP, trained.STEP, mentions.STEP):
        reading = step(reading)
    made = []
    for word, record in words.items():
        start = sentence.index(word)
        anchor = Anchor.of(sentence, start, start + len(word))
        sure = 1.0 if record == 1.0 else chance
        made.append(
            Predicate(anchor, word, 0, event=event, event_chance=0.3, record=record, confidence=sure, by="network")
        )
    found = find_event_types(replace(reading, predicates=tuple(made))).predicates
    return {p.anchor.exact: [(a.role, a.anchor.exact) for a in p.arguments] for p in found}


@pytest.mark.parametrize(
    ("sentence", "words", "wanted"),
    [
        ("The army launched an attack on the port.", {"launched": 1.0, "attack": 1.0}, {"attack": [("agent", "army")]}),
        ("The minister held talks with the envoy.", {"held": 0.4, "talks": 1.0},
         {"talks": [("agent", "minister"), ("recipient", "envoy")]}),
        ("An attack was carried out by rebels.", {"attack": 1.0}, {"attack": [("agent", "rebels")]}),
        ("Threats were made against the crew.", {"made": 1.0, "Threats": 0.3}, {"Threats": []}),
        # near misses: the verb says more than its noun, the noun is no candidate, or it names no type
        ("Reporters attended the protest.", {"attended": 1.0, "protest": 0.3}, {"attended": []}),
        ("The union called for talks.", {"called": 1.0, "talks": 1.0}, {"called": [], "talks": []}),
        ("The army launched an attack on the port.", {"launched": 1.0}, {"launched": []}),
        ("The army held the bridge.", {"held": 1.0, "bridge": 1.0}, {"held": [], "bridge": []}),
    ],
)  # fmt: skip
def test_of_a_light_verb_and_its_noun_the_noun_is_the_record(sentence, words, wanted):
    assert typed(sentence, words) == wanted


@pytest.mark.parametrize(
    ("sentence", "words", "wanted"),
    [
        # a verb that only says that it happens gives way to what happens
        ("The talks took place at sea.", {"talks": 0.3, "took": 1.0}, ["talks"]),
        ("The talks failed at sea.", {"talks": 0.3, "failed": 1.0}, ["failed"]),
        # a noun that only names what another word tells
        ("The peace talks failed.", {"peace": 1.0, "talks": 1.0}, ["peace", "talks"]),
        ("The strike threat worried the council.", {"strike": 1.0, "threat": 1.0}, ["threat"]),
        ("The attack killed nine villagers.", {"attack": 1.0, "killed": 1.0}, ["killed"]),
        ("The attack worried nine villagers.", {"attack": 1.0, "worried": 1.0}, ["attack", "worried"]),
        # a noun needs more than a verb, but where it is what a verb that tells nothing is about
        ("Nobody spoke of the attack.", {"attack": 0.6}, []),
        ("Nobody spoke of the attack.", {"attack": 0.7}, ["attack"]),
        ("The militia attacked the villagers.", {"attacked": 0.4}, ["attacked"]),
        ("The council discussed the air strike.", {"strike": 0.4}, ["strike"]),
        ("The minister expressed support for the plan.", {"expressed": 1.0, "support": 0.4}, ["expressed", "support"]),
        ("The minister called for a peace conference.", {"called": 1.0, "conference": 0.4}, ["called", "conference"]),
        ("The minister fled from a peace conference.", {"fled": 1.0, "conference": 0.4}, ["fled"]),
    ],
)  # fmt: skip
def test_a_noun_is_told_once(sentence, words, wanted):
    assert list(typed(sentence, words)) == wanted


def test_a_word_of_which_the_network_is_not_sure_is_no_record_beside_what_tells_it():
    leak, largest = {"leak": 0.6, "found": 1.0}, {"largest": 0.6, "burned": 1.0}
    assert list(typed("A leak was found.", leak, chance=0.3)) == ["found"]
    assert list(typed("The largest port burned.", largest, chance=0.3)) == ["burned"]
    assert list(typed("The tax is too costly.", {"too": 1.0, "costly": 1.0})) == ["costly"]
    assert list(typed("The town paid two marks for repairs.", {"paid": 1.0, "repairs": 0.6}, chance=0.3)) == ["paid"]
    # near misses: the network is surer, or the verb beside it is no record
    assert list(typed("A leak was found.", leak, chance=0.5)) == ["leak", "found"]
    assert list(typed("A leak was found.", {"leak": 0.6}, chance=0.3)) == ["leak"]


def test_a_main_verb_that_tells_all_of_its_sentence_is_a_record_below_the_bar():
    assert list(typed("The old mill covers two fields.", {"covers": 0.3}, chance=0.15)) == ["covers"]
    assert list(typed("The crews who came did not touch it.", {"came": 0.3, "touch": 0.3}, chance=0.15)) == ["touch"]
    goes_on = typed("Oss left the port and painted the hull.", {"left": 1.0, "painted": 0.3}, chance=0.15)
    assert list(goes_on) == ["left", "painted"]
    # near misses: something below it is told, what goes on has no object, or what is wanted stands in a clause of its own
    assert list(typed("Oss left the port and slept.", {"left": 1.0, "slept": 0.3}, chance=0.15)) == ["left"]
    assert list(typed("The mill covers two burned fields.", {"covers": 0.3, "fields": 1.0}, chance=0.15)) == ["fields"]
    assert list(typed("The guests love to swim.", {"love": 0.3}, chance=0.15)) == []
    assert list(typed("The number of wounded is not known.", {"wounded": 0.3}, chance=0.15)) == []


def test_a_bare_word_over_a_clause_that_tells_its_content_is_no_record():
    words = {"guarantee": 0.3, "open": 1.0}
    text = "We guarantee that the bridge will open."
    assert list(typed(text, words, chance=0.15, event="AGREE")) == ["open"]
    # near miss: the content is no record
    assert list(typed(text, {"guarantee": 0.3}, chance=0.15, event="AGREE")) == ["guarantee"]


def test_a_noun_that_only_names_what_the_word_beside_it_tells_is_no_record():
    assert list(typed("The storm halted the steps.", {"halted": 1.0, "steps": 0.9}, chance=0.4)) == ["halted"]
    assert list(typed("The frost kept the crew from sailing.", {"kept": 1.0, "sailing": 0.9}, chance=0.4)) == ["kept"]
    # near misses: the network is surer, or the verb is no record
    assert list(typed("The storm halted the steps.", {"halted": 1.0, "steps": 1.0})) == ["halted", "steps"]
    assert list(typed("The storm halted the steps.", {"steps": 0.9}, chance=0.4)) == ["steps"]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The fever has killed nine villagers. The outbreak began in May.", "killed", ("NONE", "no_assailant")),
        ("The wave hurt Mira Oss. The storm ended in May after a flood.", "hurt", ("NONE", "no_assailant")),
        ("The cook hurt Mira Oss. A gun was lost in the crash.", "hurt", ("NONE", "no_assailant")),
        # near misses: the sentence tells of violence too, the report tells more of it, nobody does it by mishap, or the deed is none of a fight
        ("Gunmen killed nine villagers. The fever began in May. An outbreak followed.", "killed", ("ASSAULT", "event_frame")),
        ("The rebels attacked. The fever hurt Mira Oss. Gunmen fled. The outbreak began.", "hurt", ("ASSAULT", "event_frame")),
        ("A man stabbed Mira Oss. The storm ended in May after a flood.", "stabbed", ("ASSAULT", "event_frame")),
        ("Vessa donated blankets. The outbreak began in May. The virus spread.", "donated", ("AID", "event_frame")),
    ],
)  # fmt: skip
def test_in_a_report_on_a_mishap_nobody_attacks(text, word, wanted):
    reading = Reading(report_of(text))
    from onrecord.read import mentions, quotations, tokens

    for step in (tokens.STEP, quotations.STEP, trained.STEP, mentions.STEP):
        reading = step(reading)
    start = text.index(word)
    number = next(n for n, sentence in enumerate(reading.sentences) if sentence.start <= start < sentence.end)
    anchor = Anchor.of(text, start, start + len(word))
    made = Predicate(anchor, word, number, event="ASSAULT", event_chance=0.3, record=1.0, by="network")
    (found,) = find_event_types(replace(reading, predicates=(made,))).predicates
    assert (found.event, found.by.split()[-1]) == wanted


def test_what_tells_when_something_was_is_not_planned(predicate):
    talks = predicate(event="CONSULT", event_chance=0.9, modality="planned")
    assert type_of(talks, None, occasion=True).event == "CONSULT"
    assert type_of(talks, None).event == "AGREE"


def test_support_that_the_network_takes_for_material_is_aid(predicate):
    bare, framed = Frame("SUPPORT", ""), Frame("SUPPORT", "", ("for",))
    assert type_of(predicate(event="AID", event_chance=0.6), bare).event == "AID"
    assert type_of(predicate(event="AID", event_chance=0.4), bare).event == "SUPPORT"
    assert type_of(predicate(event="AID", event_chance=0.6), framed).event == "SUPPORT"


def test_a_frame_that_asks_for_anybody_knows_no_more_than_its_word():
    anybody, somebody = parse("CONCEDE", "", "allow <#")[1], parse("CONCEDE", "", "allow <minister")[1]
    assert (anybody.conditions, anybody.firm, somebody.firm) == (1, False, True)


WORD, WITH_FRAME, NOTHING = (
    Frame("REQUEST", ""),
    parse("REQUEST", "assist", "appeal for >#")[1],
    Frame("NONE", "", ("up",)),
)
PARTICLE = Frame("ACCUSE", "", ("about",))


@pytest.mark.parametrize(
    ("frame", "event", "chance", "modality", "wanted"),
    [
        (None, "AID", 0.9, "actual", ("AID", "")),
        (None, "AID", 0.8, "actual", ("NONE", "")),
        (WORD, "AID", 0.8, "actual", ("REQUEST", "event_word")),
        (WORD, "AID", 0.95, "actual", ("AID", "")),
        (WORD, "NONE", 0.4, "actual", ("REQUEST", "event_word")),
        (WORD, "NONE", 0.8, "actual", ("NONE", "")),
        (WITH_FRAME, "AID", 0.99, "actual", ("REQUEST", "event_frame")),
        (WITH_FRAME, "NONE", 0.8, "actual", ("REQUEST", "event_frame")),
        (WITH_FRAME, "NONE", 0.95, "actual", ("NONE", "")),
        (Frame("ASSAULT", "", ("happens",)), "NONE", 0.97, "actual", ("ASSAULT", "event_frame")),
        (PARTICLE, "NONE", 0.55, "actual", ("ACCUSE", "event_frame")),
        (PARTICLE, "NONE", 0.65, "actual", ("NONE", "")),
        (parse("CONSULT", "", "receive >#")[1], "NONE", 0.55, "actual", ("NONE", "")),
        (NOTHING, "AID", 0.9, "actual", ("NONE", "event_frame")),
        (None, "CONSULT", 0.9, "actual", ("CONSULT", "")),
        (None, "CONSULT", 0.9, "possible", ("CONSULT", "")),
        (None, "CONSULT", 0.9, "planned", ("AGREE", "planned_cooperation")),
        (None, "COOPERATE", 0.9, "ready", ("AGREE", "planned_cooperation")),
        (None, "AID", 0.9, "planned", ("AID", "")),
        (None, "MOBILIZE", 0.95, "actual", ("NONE", "")),
        (Frame("RETREAT", "release"), "NONE", 0.3, "planned", ("CONCEDE", "announced_release")),
        (Frame("RETREAT", "release"), "NONE", 0.3, "actual", ("RETREAT", "event_word")),
        (Frame("RETREAT", "withdraw"), "NONE", 0.3, "planned", ("RETREAT", "event_word")),
        (Frame("AGREE", "", ("to",)), "NONE", 0.5, "called_for", ("COOPERATE", "called_for_agreement")),
        (Frame("AGREE", "", ("to",)), "NONE", 0.5, "actual", ("AGREE", "event_frame")),
    ],
)
def test_lexicon_and_network_are_weighed(frame, event, chance, modality, wanted, predicate):
    found = type_of(predicate(event=event, event_chance=chance, modality=modality), frame)
    assert (found.event, found.by) == wanted


def test_alone_the_network_types_what_is_done_to_somebody_sooner(predicate):
    to_somebody = predicate(event="AID", event_chance=0.6, arguments=(Argument("recipient", Anchor(9, 12, "Oss")),))
    assert type_of(to_somebody, None).event == "AID"
    assert type_of(replace(to_somebody, event_chance=0.5), None).event == "NONE"
    by_somebody = replace(to_somebody, arguments=(Argument("agent", Anchor(9, 12, "Oss")),))
    assert (type_of(by_somebody, None).event, type_of(by_somebody, None, noun=True).event) == ("NONE", "AID")
    assert type_of(replace(to_somebody, arguments=()), None, noun=True).event == "NONE"


def test_a_bare_word_of_support_stands_where_somebody_gives_it(predicate):
    given = predicate(event="NONE", event_chance=0.8, arguments=(Argument("agent", Anchor(9, 12, "Oss")),))
    assert type_of(given, Frame("SUPPORT", "")).event == "SUPPORT"
    assert type_of(replace(given, arguments=()), Frame("SUPPORT", "")).event == "NONE"
    assert type_of(given, WORD).event == "NONE"


def test_what_the_network_half_believes_is_a_record_only_if_the_lexicon_knows_it(predicate):
    assert type_of(predicate(record=0.4, event="NONE", event_chance=0.6), None) is None
    assert type_of(predicate(record=0.4, event="NONE", event_chance=0.95), WITH_FRAME) is None
    assert type_of(predicate(record=0.4, event="NONE", event_chance=0.7), WITH_FRAME).record == 0.5


@pytest.fixture
def predicate():
    """Return a maker of predicates over one word."""

    def make(**fields):
        return Predicate(**{"anchor": Anchor(0, 5, "asked"), "lemma": "asked", "sentence": 0} | fields)

    return make


def test_the_entry_with_most_conditions_comes_first():
    conditions = [frame.conditions for frame in verb_frames()["withdrew"]]
    assert conditions == sorted(conditions, reverse=True)
    assert conditions[-1] == 0


def test_nouns_are_found_in_the_plural():
    assert {frame.type for frame in noun_frames()["embargoes"]} == {"SANCTION"}


@pytest.mark.parametrize("entry", ["impose >@no_such_class", "impose >ban >tax", "impose >"])
def test_an_entry_that_is_no_frame_is_an_error(entry):
    with pytest.raises(VocabularyError):
        parse("COERCE", "", entry)


def test_every_type_and_mode_of_the_lexicon_is_plovers():
    types = set(terms("event"))
    for name in ("event_verbs", "event_nouns"):
        for key in lexicon(name):
            kind, _, mode = key.partition(".")
            assert kind in types or key in (
                "carriers",
                "ends",
                "endings",
                "happens",
                "light",
                "refusals",
                "takes_place",
            ), f"{name}: {key}"
            assert not mode or mode in lexicon("event_modes")[kind], f"{name}: {key}"
