"""Word forms that no spelling rule gives: the exceptions behind `inflection`."""

from __future__ import annotations

from milia_lint.text.tokens import word_set


def _verbs(table: str) -> dict[str, tuple[str, str]]:
    """Read `base past participle`, or `base past` where both are the same."""
    rows = [row.split() for row in table.split(",")]
    return {row[0]: (row[1], row[-1]) for row in rows}


def _nouns(table: str) -> dict[str, tuple[str, ...]]:
    rows = [row.split() for row in table.split(",")]
    return {row[0]: tuple(row[1:]) for row in rows}


#: base → (past, participle). Prefixed verbs (rebuild, undo, overcome) follow from these.
VERBS = _verbs(
    "be was been, bear bore borne, beat beat beaten, become became become, begin began begun, bend bent, bind bound,"
    "bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought, build built,"
    "burn burned, burst burst, buy bought, catch caught, choose chose chosen, cling clung, come came come, cost cost,"
    "creep crept, cut cut, deal dealt, dig dug, do did done, draw drew drawn, drink drank drunk, drive drove driven,"
    "eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fly flew flown,"
    "forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got got, give gave given,"
    "go went gone, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hit hit, hold held, hurt hurt,"
    "keep kept, know knew known, lay laid, lead led, leave left, lend lent, let let, lie lay lain, light lit,"
    "lose lost, make made, mean meant, meet met, pay paid, prove proved proven, put put, quit quit, read read,"
    "ride rode ridden, ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek sought, sell sold,"
    "send sent, set set, shake shook shaken, shed shed, shine shone, shoot shot, show showed shown,"
    "shrink shrank shrunk, shut shut, sink sank sunk, sit sat, sleep slept, slide slid, slit slit, speak spoke spoken,"
    "speed sped, spend spent, spin spun, split split, spread spread, spring sprang sprung, stand stood,"
    "steal stole stolen, stick stuck, sting stung, stink stank stunk, strike struck, string strung,"
    "swear swore sworn, sweep swept, swell swelled swollen, swim swam swum, take took taken, teach taught,"
    "tear tore torn, tell told, think thought, throw threw thrown, thrust thrust, understand understood,"
    "wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind wound, write wrote written"
)

#: Verbs of several syllables that double because the stress falls on the last.
STRESSED_LAST = word_set(
    "admit begin commit compel concur confer control debar defer deter dispel emit equip excel expel forget incur"
    " infer occur omit outrun overrun patrol permit prefer propel rebut recur refer regret remit reset submit"
    " transfer transmit upset unclog unplug unzip retan rerun unpin unwrap rewrap forbid overcut undercut input"
    " output format recap kidnap worship handicap offset"
)

#: singular → plurals, likeliest first.
NOUNS = _nouns(
    "milium milia, naevus naevi, nevus nevi, comedo comedones comedos, verruca verrucas verrucae, macula maculae,"
    "bulla bullae, papilla papillae, scapula scapulae, stria striae, areola areolae areolas, stratum strata,"
    "bacterium bacteria, spectrum spectra spectrums, serum serums sera, medium media mediums,"
    "fungus fungi funguses, stimulus stimuli, focus focuses foci, locus loci, nucleus nuclei, radius radii,"
    "bacillus bacilli,"
    "streptococcus streptococci, staphylococcus staphylococci, index indices indexes, matrix matrices,"
    "cicatrix cicatrices, appendix appendices, cortex cortices, cervix cervices, criterion criteria,"
    "phenomenon phenomena, papilloma papillomas papillomata, angioma angiomas angiomata,"
    "xanthoma xanthomas xanthomata, xanthelasma xanthelasmas xanthelasmata, stigma stigmata stigmas,"
    "epidermis epidermises, iris irises, penis penises, pelvis pelvises, lens lenses, gas gases, bus buses,"
    "foot feet, tooth teeth, goose geese, mouse mice, louse lice, man men, child children, person people, ox oxen,"
    "leaf leaves, life lives, knife knives, half halves, shelf shelves, calf calves, loaf loaves, wife wives,"
    "scarf scarves scarfs, quiz quizzes, potato potatoes, tomato tomatoes, hero heroes, mosquito mosquitoes mosquitos,"
    "datum data, alga algae, larva larvae, vertebra vertebrae, formula formulas formulae, antenna antennas"
)

#: Nouns that copy uses in one form only.
INVARIABLE = word_set(
    "acne advice atopy cellulite collagen dandruff dermis eczema equipment evidence furniture health information"
    " makeup make-up melasma money news pityriasis psoriasis research rosacea rubbish scabies series species"
    " sunlight vitiligo weather"
)
