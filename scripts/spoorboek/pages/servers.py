"""Servers: nginx, Caddy and a container, set up for a site by the same rules as its `_headers`."""

import re
from collections.abc import Iterable

from spoorboek.pages.hosting import (
    ALWAYS,
    ASK_AGAIN,
    CACHING,
    JUST_BYTES,
    KINDS,
)

SQUEEZED = ("css", "csv", "js", "json", "jsonld", "svg", "txt", "xml", "bib", "ris", "md", "yml")
"""Kinds that compression makes smaller; HTML always is."""

SCRATCH = "/var/cache/nginx"
_NGINX = """\
# Gemaakt door 'spoorboek hosting': regels voor elk bestand van de site. Werkt zonder rechten en zonder schijf om op te schrijven.
worker_processes auto;
pid {scratch}/nginx.pid;
error_log /dev/stderr warn;
events {{ worker_connections 4096; }}
http {{
  access_log off;  # wie wat leest, wordt niet bijgehouden
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path {scratch}/body;
  proxy_temp_path {scratch}/proxy;
  fastcgi_temp_path {scratch}/fastcgi;
  uwsgi_temp_path {scratch}/uwsgi;
  scgi_temp_path {scratch}/scgi;
  default_type {bytes};
  charset utf-8;
  charset_types {text};
  types {{
{types}
  }}
  gzip on;
  gzip_static on;  # wie bestanden vooraf samenperst, spaart rekentijd
  gzip_vary on;
  gzip_min_length 500;
  gzip_types {squeezed};
  open_file_cache max=10000 inactive=60s;
  map $uri $bewaren {{
    default "{ask_again}";
{caching}
  }}
  server {{
    listen {listen};
    root {root};
    index index.html;
    absolute_redirect off;
    error_page 404 /404.html;
    if ($request_method !~ ^(GET|HEAD)$) {{ return 405; }}
    # Alle regels staan hier bij elkaar: een add_header in een location zou deze laten vervallen.
    add_header Cache-Control $bewaren always;
{always}
    location / {{ try_files $uri $uri/ =404; }}
    location ~ /[._] {{ return 404; }}
  }}
}}
"""

_CADDY = """\
# Gemaakt door 'spoorboek hosting'. Zet je eigen adres op de plaats van :8080; Caddy regelt dan zelf het certificaat.
:8080 {{
  root * {root}
  encode zstd gzip
  header {{
    ?Cache-Control "{ask_again}"
{always}
  }}
{caching}
{types}
  handle_errors {{
    header Cache-Control "{ask_again}"
    rewrite * /404.html
    file_server
  }}
  @verborgen path_regexp /[._]
  error @verborgen 404
  file_server
}}
"""

CONTAINERFILE = """\
# Gemaakt door 'spoorboek hosting'. De site is al gebouwd (make site); dit pakt haar alleen in.
#   docker build -f hosting/Containerfile -t kennisbank .
#   docker run --read-only --tmpfs /var/cache/nginx --cap-drop ALL --security-opt no-new-privileges -p 8080:8080 kennisbank
FROM docker.io/nginxinc/nginx-unprivileged:stable-alpine
COPY hosting/nginx.conf /etc/nginx/nginx.conf
COPY site/ /usr/share/nginx/html/
USER 101
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD wget -q --spider http://127.0.0.1:8080/robots.txt || exit 1
"""


def nginx(root: str = "/usr/share/nginx/html", listen: str = "8080", scratch: str = SCRATCH) -> str:
    """All of nginx.conf for a site in the folder `root`; only below `scratch` nginx writes."""
    return _NGINX.format(
        root=root,
        listen=listen,
        scratch=scratch,
        bytes=JUST_BYTES,
        ask_again=ASK_AGAIN,
        types=_lines(4, (f"{_bare(value)} {suffix};" for suffix, value in KINDS.items())),
        text=" ".join(_bare(v) for v in KINDS.values() if ";" in v and v != KINDS["html"]),
        squeezed=" ".join(_bare(KINDS[suffix]) for suffix in SQUEEZED),
        caching=_lines(
            4, (f'"~^/{re.escape(f)}" "{rule.value}";' for rule in CACHING for f in rule.folders)
        ),
        always=_lines(
            4, (f'add_header {name} "{value}" always;' for name, value in ALWAYS.items())
        ),
    )


def caddy(root: str = "site") -> str:
    """A Caddyfile for a site in the folder `root`."""
    return _CADDY.format(
        root=root,
        ask_again=ASK_AGAIN,
        always=_lines(4, (f'{name} "{value}"' for name, value in ALWAYS.items())),
        caching=_lines(
            2,
            (
                f'header /{folder}* Cache-Control "{rule.value}"'
                for rule in CACHING
                for folder in rule.folders
            ),
        ),
        types=_lines(2, (f'header *.{suffix} Content-Type "{v}"' for suffix, v in KINDS.items())),
    )


def _bare(value: str) -> str:
    """A Content-Type without its charset, which nginx adds itself."""
    return value.partition(";")[0]


def _lines(indent: int, lines: Iterable[str]) -> str:
    return "\n".join(" " * indent + line for line in lines)
