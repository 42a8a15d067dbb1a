"""Training: where to start by role, how a meeting runs, and a sheet for who leads a group."""

from markupsafe import Markup

from spoorboek.pages.environment import rendered
from spoorboek.pages.record_page import Page
from spoorboek.pages.site import Site
from spoorboek.pages.training import SAFETY, STEPS, duration, in_order, session, time_plan
from spoorboek.pages.views.training_module import view
from spoorboek.records.learning import TrainingModule


def start(site: Site) -> Markup:
    """Per role the modules in the order of the training, with the time they take together."""
    rows = []
    for role in site.base.vocabularies.get("roles", {}).values():
        modules = [module for module in in_order(site) if role.id in module.audience]
        if modules:
            total = duration(sum(module.minutes for module in modules))
            rows.append((role.label, [session(module, site) for module in modules], total))
    return rendered("slots/training_start.html.jinja", rows=rows)


def progress(_: Site) -> Markup:
    """How many modules the reader kept as done on this device; only scripts can look."""
    return rendered("slots/training_progress.html.jinja")


def plan(_: Site) -> Markup:
    """The steps of a meeting, with their share of the time."""
    total = sum(step.share for step in STEPS)
    return rendered("slots/training_plan.html.jinja", steps=STEPS, total=total)


def safety(_: Site) -> Markup:
    """The rules that keep a group safe."""
    return rendered("slots/training_safety.html.jinja", rules=SAFETY)


def guides(site: Site) -> Markup:
    """Every module with its time and its sheet for who leads a group."""
    sessions = [session(module, site) for module in in_order(site)]
    return rendered("slots/training_guides.html.jinja", sessions=sessions)


def guide_title(module: TrainingModule) -> str:
    """What the facilitator's sheet of a module is called."""
    return f"Begeleidersblad: {module.title}"


def guide(module: TrainingModule, site: Site) -> Markup:
    """The facilitator's sheet of a module, complete on paper."""
    return rendered(
        "slots/training_guide.html.jinja",
        **view(module, site),
        page=Page(module, site, [], None),
        record=module,
        title=guide_title(module),
        module=site.link(module),
        plan=time_plan(module.minutes),
        safety=SAFETY,
    )
