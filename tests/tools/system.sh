#!/usr/bin/env bash
# What the tests need beside Python: LibreOffice, poppler, the Fandol fonts, PostgreSQL. Installs them where it may, says
# what is missing where it may not, and fails then if CI is set. The fonts stay in .tools and are never shipped.
set -uo pipefail
cd "$(dirname "$0")/../.."
fonts=.tools/fonts
needed=()
command -v soffice >/dev/null || needed+=(libreoffice-writer-nogui)
command -v pdftotext >/dev/null || needed+=(poppler-utils)
server() { command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }
server || needed+=(postgresql)
ready() { compgen -G "$fonts/FandolFang-Regular.otf" >/dev/null; }

install() {
  apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

fetch_fonts() {
  local work
  work=$(mktemp -d)
  (cd "$work" && apt-get download -qq texlive-lang-chinese) || return 1
  mkdir -p "$fonts"
  dpkg-deb --fsys-tarfile "$work"/texlive-lang-chinese*.deb |
    tar -x -C "$work" --wildcards '*/fandol/FandolFang-Regular.otf' '*/fandol/FandolKai-Regular.otf' \
      '*/fandol/FandolHei-Regular.otf' '*/fandol/FandolSong-Regular.otf' '*/fandol/FandolSong-Bold.otf'
  find "$work" -name 'Fandol*.otf' -exec cp {} "$fonts" \;
  rm -rf "$work"
}

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  if [ ${#needed[@]} -gt 0 ]; then
    install "${needed[@]}" || echo "could not install: ${needed[*]}"
  elif ! ready; then
    apt-get update -qq || true
  fi
  ready || fetch_fonts || echo "could not fetch the Fandol fonts (Debian package texlive-lang-chinese)"
fi

missing=()
command -v soffice >/dev/null || missing+=("LibreOffice (libreoffice-writer-nogui)")
command -v pdftotext >/dev/null || missing+=("pdftotext (poppler-utils)")
server || missing+=("PostgreSQL (postgresql)")
ready || missing+=("Fandol fonts in $fonts (from texlive-lang-chinese)")
if [ ${#missing[@]} -gt 0 ]; then
  printf 'missing for the tests: %s\n' "${missing[@]}"
  [ -z "${CI:-}" ] || exit 1
fi
exit 0
