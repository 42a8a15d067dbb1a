"""Site rules: what the finished site itself must do, judged when all of it is there.

The findings come from where the site is built; the explanation stands here, beside those of the checks.
"""

from spoorboek.rule import Rule

BROKEN_LINK = "site-link-leads-somewhere"
UNREACHED_PAGE = "site-page-is-reached"

SITE_RULES = (
    Rule(
        BROKEN_LINK,
        "Elke link binnen de gebouwde site leidt naar iets dat er is: een pagina, een plek daarop, "
        "een bestand of een beeld.\n\n"
        "Een lezer die op een dode link klikt, raakt de weg van een advies naar zijn bewijs kwijt. "
        "Een link is gerekend vanaf de pagina waarop hij staat, zodat de site overal werkt.\n\n"
        "    [Privacy](privacie.md)     # fout: die pagina is er niet\n"
        "    [Privacy](privacy.md)      # goed",
    ),
    Rule(
        UNREACHED_PAGE,
        "Elke pagina is vanaf de startpagina te bereiken door links te volgen.\n\n"
        "Een pagina waar niets heen leidt, vindt alleen wie haar adres al kent. Alleen een pagina die "
        "zelf zegt dat zij buiten zoekmachines blijft, zoals 'niet gevonden', hoeft niet bereikbaar te zijn.\n\n"
        "    nav zonder over/plan.md             # fout: de pagina is er, en niets leidt erheen\n"
        "    nav met '- Plan: over/plan.md'      # goed",
    ),
)
"""Every rule that a finished site can break."""
