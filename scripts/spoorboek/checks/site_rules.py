"""Site rules: what a site asks for to be made, and what it must do when all of it is there.

The findings come from where the site is built; the explanation stands here, beside those of the checks.
"""

from spoorboek.rule import Rule

BROKEN_LINK = "site-link-leads-somewhere"
UNREACHED_PAGE = "site-page-is-reached"
PROSE = "prose"
SITE_SETTINGS = "site-settings"

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
    Rule(
        PROSE,
        "MkDocs kan van elke pagina in docs/ een bladzijde maken.\n\n"
        "Een macro die er niet is, een bestand dat ontbreekt of opmaak die halverwege ophoudt: dan zou een "
        "lezer een halve bladzijde zien. De bouw stopt, en de vorige site blijft staan.\n\n"
        "    {{ tijdlin() }}      # fout: die macro is er niet\n"
        "    {{ tijdlijn() }}     # goed",
    ),
    Rule(
        SITE_SETTINGS,
        "De instellingen in `mkdocs.yml` zijn van MkDocs, elk met een waarde van de goede soort.\n\n"
        "Zij gelden voor elke bladzijde. Een tag die iets uitvoert mag er niet in, en niets wordt van elders gehaald.\n\n"
        "    docs_dir: nergens            # fout: die map is er niet\n"
        "    INHERIT: ../elders.yml       # fout: zet de instellingen zelf in dit bestand\n"
        "    docs_dir: docs               # goed",
    ),
)
"""Every rule that can be broken where the site is built."""
