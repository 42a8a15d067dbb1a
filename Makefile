# Two commands are enough: `make site` and `make test`. Everything they need is set up first, once.
# All set-up lives in .venv; `make PYTHON=/path/to/python3.12 site` chooses another Python for it.

SHELL := /bin/sh
.SHELLFLAGS := -euc
.ONESHELL:
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help site test serve check valid lighthouse unused-style bench fuzz faults mutants coverage load links practice pictures reproducible sbom audit second lock setup hook clean

export DEBIAN_FRONTEND := noninteractive
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# In a bare C locale Python cannot start below a folder with an accent in its name.
ifneq (,$(filter C POSIX,$(LC_ALL)))
export LC_ALL := C.UTF-8
endif

PY := .venv/bin/python
SPOORBOEK := .venv/bin/spoorboek
PIP := $(PY) -m pip --quiet --quiet --no-input --require-virtualenv

# A stamp carries the checksum of what it stands for: another lock, another stamp, another install.
LOCKED := .venv/.lock-$(shell cksum < requirements.lock | cut -d ' ' -f 1)
INSTALLED := .venv/.package-$(shell { cat pyproject.toml; pwd; } | cksum | cut -d ' ' -f 1)

# What PDF needs from the system. Without it the site is built all the same, and says what is missing.
PANGO := .venv/.pango
PANGO_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0

help:
	@echo 'Spoorboek: dit kun je vragen'
	sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name does; do
	  printf '%-19s %s\n' "$$name" "$$does"
	done

site: $(INSTALLED) $(PANGO) ## controleert het bewijs en bouwt de site in site/
	@$(SPOORBOEK) build
	echo "De site staat in site/. Bekijken: open site/index.html, of met werkende zoekfunctie: $(PY) -m http.server --directory site 8000"

test: $(INSTALLED) $(PANGO) ## alle controles en tests, ook die in een browser
	@$(PY) -m tests.browser
	echo '· ruff (regels en opmaak)'
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	echo '· mypy (typen)'
	$(PY) -m mypy
	echo '· schema’s bijgewerkt?'
	$(SPOORBOEK) schema --check
	echo '· pytest'
	$(PY) -m pytest --numprocesses auto --dist worksteal

serve: $(INSTALLED) ## laat de site zien op http://127.0.0.1:8000/ en ververst bij elke wijziging
	@$(SPOORBOEK) serve

check: $(INSTALLED) ## controleert alleen het bewijs in evidence/
	@$(SPOORBOEK) check

bench: $(INSTALLED) ## meet snelheid en omvang, naast die van andere
	@$(PY) -m bench

valid: $(INSTALLED) ## gaat elke bladzijde na met de Nu HTML Checker; vraagt Java en npm
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(PY) -m bench.valid_html

lighthouse: $(INSTALLED) ## meet een bladzijde van elke soort met Lighthouse, als op een trage telefoon; vraagt Node en npm
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(PY) -m bench.lighthouse

unused-style: $(INSTALLED) ## telt in Chromium hoeveel opmaak een bladzijde van elke soort niet gebruikt
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(PY) -m bench.unused_style

practice: $(INSTALLED) ## maakt oefenmap/: deze kennisbank zonder de bron uit het voorbeeld, om haar zelf toe te voegen
	@$(PY) -m tests.practice oefenmap

reproducible: $(INSTALLED) $(PANGO) ## bouwt de laatste vastlegging tweemaal en kijkt of elk bestand gelijk is
	@$(PY) -m tests.reproducible

pictures: $(INSTALLED) ## maakt de beelden van de site opnieuw die in de uitleg staan
	@$(PY) -m tests.pictures

fuzz: $(INSTALLED) ## klopt met 100.000 onzinnige teksten aan waar tekst van anderen binnenkomt
	@$(PY) -m bench.fuzz

faults: $(INSTALLED) $(PANGO) ## doodt bouw en wijzigingen op willekeurige momenten, en probeert elke andere fout
	@$(PY) -m tests.faults

mutants: $(INSTALLED) ## maakt kleine fouten in de controles en het redeneren, en kijkt welke geen test merkt; gaat verder waar het stopte
	@$(PY) -m tests.mutation

coverage: $(INSTALLED) $(PANGO) ## draait alle tests en telt welk deel van het programma zij uitvoeren; onder 95% is een fout
	@$(PY) -m tests.browser
	$(PY) -m tests.covered

load: $(INSTALLED) ## laat veel lezers en zoekers tegelijk de gebouwde site opvragen, op deze machine
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(PY) -m bench.load

links: $(INSTALLED) ## gaat links na, ook die naar andere sites; bouwt de site als zij er niet is
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(SPOORBOEK) links --external

sbom: $(INSTALLED) ## schrijft op van welke onderdelen van anderen dit gemaakt is, en onder welke licentie
	@$(PY) -m bench.sbom

audit: $(INSTALLED) ## zoekt van elk pakket op of er een lek van bekend is; vraagt internet
	@$(PY) -m bench.audit

second: $(INSTALLED) ## maakt de site ook met een andere generator, en telt wat er verschilt
	@if [ ! -f site/index.html ]; then $(MAKE) --no-print-directory site; fi
	$(PY) -m bench.second

setup: $(INSTALLED) ## zet alleen alles klaar
	@echo 'Alles staat klaar: $(SPOORBOEK)'

lock: $(INSTALLED) ## legt de afhankelijkheden van pyproject.toml opnieuw vast in requirements.lock
	@$(PIP) install uv==0.13.9
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' |
	  $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --all-extras \
	    --generate-hashes --no-header --output-file requirements.lock pyproject.toml -
	echo 'requirements.lock is bijgewerkt; draai nu: make sbom, en dan: make test'

hook: $(INSTALLED) ## laat git bij elke vastlegging nakijken wat erin zit
	@git config core.hooksPath .githooks
	echo 'Git kijkt nu bij elke vastlegging na wat erin zit. Uitzetten: git config --unset core.hooksPath'

clean: ## verwijdert alles wat gemaakt is; terug naar een kale checkout
	@git -c core.excludesFile=/dev/null clean -ffdXq . || {
	  echo 'Opruimen kan alleen in een git-checkout; verwijder anders zelf .venv en site.' >&2
	  exit 1
	}
	echo 'Opgeruimd.'

$(PANGO): | $(INSTALLED)
	@if ! $(PY) -c 'import weasyprint' 2>/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  echo '· Pango installeren met apt-get (voor PDF)'
	  { apt-get update -qq && apt-get install -qq --yes --no-install-recommends $(PANGO_PACKAGES) >/dev/null; } ||
	    echo 'Pango kon niet worden geïnstalleerd; de site wordt gebouwd zonder PDF.' >&2
	fi
	if $(PY) -c 'import weasyprint' 2>/dev/null; then touch $@; fi

$(INSTALLED): $(LOCKED)
	@rm -f .venv/.package-*
	$(PIP) install --no-deps --no-build-isolation --editable . || {
	  echo 'Spoorboek zelf kon niet worden geïnstalleerd. Probeer: make clean, en dan opnieuw.' >&2
	  exit 1
	}
	touch $@

$(LOCKED): requirements.lock | $(PY)
	@rm -f .venv/.lock-*
	echo '· afhankelijkheden installeren (de eerste keer duurt dit even)'
	$(PIP) install --only-binary :all: --require-hashes --requirement requirements.lock || {
	  echo 'Installeren mislukte. Is er internet? Lukt het met deze Python niet, kies dan een andere:' >&2
	  echo '  make clean, en dan bijvoorbeeld: make PYTHON=python3.12 site' >&2
	  exit 1
	}
	touch $@

# The newest Python that can make an environment; one without `ensurepip` only if there is no other.
$(PY):
	@complete='' bare=''
	for name in $(if $(PYTHON),"$(PYTHON)",python3.15 python3.14 python3.13 python3.12 python3.11 python3); do
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
	  bare=$${bare:-$$name}
	  "$$name" -c 'import ensurepip, venv' 2>/dev/null || continue
	  complete=$$name
	  break
	done
	if [ -z "$$bare" ]; then
	  echo 'Python 3.11 of nieuwer ontbreekt$(if $(PYTHON), op de plek die PYTHON noemt). Debian en Ubuntu: sudo apt-get install python3 python3-venv' >&2
	  exit 1
	fi
	if [ -z "$$complete" ]; then
	  package=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
	  if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
	    echo "$$bare kan geen omgeving maken. Installeer eerst: sudo apt-get install $$package" >&2
	    exit 1
	  fi
	  echo "· $$package installeren"
	  apt-get update -qq
	  apt-get install -qq --yes --no-install-recommends "$$package" >/dev/null
	  complete=$$bare
	fi
	echo "· omgeving maken met $$("$$complete" --version)"
	"$$complete" -m venv --clear .venv
