"""The line of modules for employees: every module once, and no phase that stays silent."""

import re
from dataclasses import replace

from spoorboek.pages.overviews.employees import trajectory
from spoorboek.pages.trajectory import beside, in_order, line
from spoorboek.records.learning import TrajectoryModule
from tests.real import PHASE_BEFORE, real_base, real_site


def test_one_leads_to_the_next_and_back():
    site = real_site()
    modules = in_order(site)
    assert modules == sorted(modules, key=lambda module: module.order)
    steps = [beside(module, site) for module in modules]

    assert steps[0][0] is None
    assert steps[-1][1] is None
    assert [before for before, _ in steps[1:]] == [site.link(module) for module in modules[:-1]]
    assert [after for _, after in steps[:-1]] == [site.link(module) for module in modules[1:]]


def test_the_order_of_the_modules_follows_the_phases():
    phases = list(real_base().vocabularies["phases"])
    places = [phases.index(module.phase) for module in in_order(real_site())]

    assert places == sorted(places)


def test_one_station_is_here():
    for module in in_order(real_site()):
        assert [s.link.title for s in line(module, real_site()) if s.is_here] == [module.title]


def test_every_module_stands_once_under_its_phase():
    html = str(trajectory(real_site()))
    parts = dict(re.findall(r'<h3 id="fase-([\w-]+)">(.*?)(?=<h3|\Z)', html, re.DOTALL))
    phases = real_base().vocabularies["phases"]
    modules = real_base().of(TrajectoryModule).values()

    assert set(parts) == set(phases) - {PHASE_BEFORE}
    for module in modules:
        assert html.count(f'{module.page}"') == 1
        assert f'{module.page}"' in parts[module.phase]
        assert f"ongeveer {module.minutes} minuten" in parts[module.phase]
    for phase, part in parts.items():
        has_modules = any(module.phase == phase for module in modules)
        assert ("er geen module" in part) is not has_modules
        assert f"handreiking/rollen/werknemer/{phase}/" in part


def test_a_base_without_a_central_role_points_at_no_page_for_it():
    base = replace(
        real_base(), subject=real_base().subject.model_copy(update={"central_role": None})
    )

    assert "handreiking/rollen/" not in trajectory(replace(real_site(), base=base))
    assert "handreiking/rollen/" in trajectory(real_site())
