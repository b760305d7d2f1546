"""What gives languages away: the letters of their scripts, and their function words."""

from __future__ import annotations

#: Letters of the scripts that name a language, as character classes of regular expressions.
SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\u1100-\u11ff\uac00-\ud7a3]",
    "zh": "[\u3400-\u9fff]",
    "ru": "[\u0400-\u052f]",
    "el": "[\u0370-\u03ff\u1f00-\u1fff]",
    "hy": "[\u0530-\u058f]",
    "ar": "[\u0600-\u06ff]",
    "he": "[\u0590-\u05ff]",
    "hi": "[\u0900-\u097f]",
    "th": "[\u0e00-\u0e7f]",
}

#: Function words that are common in the language and rare in English copy (brand names with de, la, du stay English).
FUNCTION_WORDS = {
    "de": "der und das den dem des ein eine einen einer ist sind nicht mit auf für von zu sich auch bei nach wird"
    " werden wenn oder wie kann können sie ihre durch aus sehr haben hat mehr ohne zur zum",
    "fr": "le les des du et est une un dans pour pas que qui sur avec sont par plus vous votre vos nous ou ce cette"
    " ces la au aux peut être sans il elle ne se son leur",
    "es": "el los las una un y es en que por para con del al se no su sus más como pero este esta son puede muy sin"
    " la lo también cuando está tu piel",
    "it": "il gli della delle dei del di che è e per con non una un sono nel nella come più anche questo questa si"
    " può alla dal dalla sua senza la le",
    "pt": "o os as uma um e é em que por para com do da dos das não se na no seu sua mais como mas são pode ao pela"
    " pelo também você sem",
    "nl": "de het een en van is niet met op voor zijn dat die te aan bij ook als naar door worden wordt uit maar kan"
    " je uw deze geen meer zonder om",
    "sv": "och att det som är en ett på av för med inte den till har de om kan eller från vid också mycket men din"
    " hud jag när efter",
    "da": "og at det som er en et på af for med ikke den til har de om kan eller fra ved også meget men din hud jeg"
    " når efter bliver mod",
    "no": "og at det som er en et på av for med ikke den til har de om kan eller fra ved også mye men din hud jeg"
    " når etter blir mot",
    "fi": "ja on ei että se joka ovat voi myös kun tai mutta niin kuin sen ole olla jos mukaan ihon iho hyvin joita sekä tämä ne",
    "pl": "i w na z do się nie jest to że jak dla po oraz lub przez od są może skóry skóra także przy tego które"
    " który czy bardzo",
    "cs": "a je se na v že s z do pro jsou jako ale nebo při také které který může není po od kůže pleti pleť by být",
    "ro": "și de la este în nu un o pe cu care sunt din pentru mai sau ce se poate pielii pielea fi când prin această",
    "hu": "a az és hogy nem egy is van vagy meg de ez csak mint bőr bőrön lehet ha után nagyon el azt",
    "tr": "ve bir bu için ile da de çok olarak daha en olan gibi ne cilt cildin veya değil sonra kadar var her",
    "id": "yang dan di untuk dengan tidak ini dari pada adalah atau ke juga kulit dapat akan bisa anda itu oleh lebih",
}
