"""Verbs that copy is made of, to tell a verb and its form from the words around it."""

from __future__ import annotations

from functools import lru_cache

from milia_lint.lang.en.inflection import verb_forms
from milia_lint.text.tokens import word_set

#: In the order of VerbForms; the participle is told from the past only where they differ.
BASE, S, ING, PAST, PARTICIPLE = "base", "s", "ing", "past", "participle"
_VERBS = (
    "abolish absorb accelerate achieve act activate add aid alleviate alter annihilate apply arrest assist attack "
    "avert avoid awaken balance banish battle beat become believe bid blast bleach blend blitz block blur boast "
    "book boost break brighten bring brush build burn burst bust buy bypass calm cancel cause chase chisel claim "
    "cleanse clear coax combat combine comfort communicate conceal confirm conquer contain contour contract "
    "control cool correct cost counter counteract create crush curb cure cut dab deal decrease defeat defend "
    "delay delete deliver densify deroof describe destroy detoxify diagnose dig diminish dip disappear disarm "
    "discover disintegrate dispel disrupt dissipate dissolve ditch do dodge double drain draw drench drive drop "
    "dry ease eject eliminate encourage end energise energize enhance enjoy enlarge enquire ensure eradicate "
    "erase erode escape evacuate evict exercise exfoliate exorcise expel experience exterminate extract extrude "
    "fade fall favor favour feed feel fend fight fill find fire firm fix flake flatten flush forestall forget "
    "fortify foster free freeze fuel gain generate get give go grab grow guarantee guard halt halve heal help "
    "hold hydrate ignite immobilise immobilize immunise immunize improve increase induce influence inhibit "
    "instruct interact interrupt invigorate iron jumpstart keep kick kickstart kill knock lance last lead leave "
    "lengthen lessen let lift lighten limit look lose love lower maintain make manage massage medicate melt mend "
    "metabolise metabolize mimic minimise minimize mix mobilise mobilize moderate modify modulate moisturise "
    "moisturize multiply need neutralise neutralize nix normalise normalize notice nourish numb obliterate "
    "observe offer open optimise optimize orchestrate order outperform outsmart overcome oxygenate pacify paint "
    "paralyse paralyze pat peel penetrate perfect pick pierce pluck plump poke pop pour prefer preserve press "
    "prevent prick produce promise promote prompt protect prove provide puncture purchase purge push put quell "
    "quiet quieten raise ramp reactivate reawaken rebalance rebuild recharge recommend reconstruct recover "
    "recreate redeem redefine reduce reenergise reenergize refine refuel regenerate regrow regulate reinforce "
    "rejuvenate relax release relieve remedy remodel remove renew repair repel replace replenish reprogram "
    "reprogramme rescue resculpt reserve reset reshape resolve rest restore restrain restructure resurface reveal "
    "reverse revitalise revitalize revive rewind rinse rival root rub save say scrape scratch scrub sculpt secure "
    "see settle shape shed shield shift shop show shrink shut sidestep signal skip slather sleep slenderise "
    "slenderize slice slim slit slow smash smear smooth soak soften soothe sort spark speed spread squeeze "
    "stabilise stabilize start stave stay steer stimulate stop straighten streamline strengthen strip subdue "
    "subscribe subside suit supercharge support suppress sweep swerve switch synthesise synthesize tackle take "
    "tame target thicken think tighten tone transform treat trigger trim triple try turbocharge turn undo unlock "
    "upregulate use vanish vanquish wait wake want ward wash wave wear whiten wind wipe work zap slough even care loosen mattify"
)

_ADVERBS = word_set(
    "also even just fast faster quick quicker overnight forever always soon sooner too never ever often today daily now tonight again twice once"
)


def form_of(word: str) -> str | None:
    """Return which form of a known verb a lower-case word is: base, s, ing, past or participle; None for other words."""
    return _forms().get(word)


def is_adverb(word: str) -> bool:
    """Return whether a lower-case word says how or when, as far as its ending tells."""
    return word in _ADVERBS or (
        word.endswith("ly") and len(word) > 4 and word not in ("family", "belly", "jelly", "supply", "apply")
    )


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in _VERBS.split():
        for form, name in zip(verb_forms(verb), (BASE, S, ING, PAST, PARTICIPLE), strict=True):
            found.setdefault(form, name)
    return found
