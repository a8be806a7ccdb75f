#!/usr/bin/env bash
# Page 1 of the sample of each genre as docs/pictures/ID.png, through LibreOffice. bash tests/tools/pictures.sh ID…
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for genre in "$@"; do
  .venv/bin/drafter draft "templates/genres/$genre/sample.yaml" -o "$scratch/$genre.docx" > "$scratch/$genre.log"
  soffice -env:UserInstallation="file://$scratch/office" --headless --convert-to pdf --outdir "$scratch" "$scratch/$genre.docx" > "$scratch/$genre.log" 2>&1
  pdftoppm -f 1 -l 1 -singlefile -gray -r 64 -png "$scratch/$genre.pdf" "$scratch/$genre"
  .venv/bin/python -c 'import sys; from PIL import Image; Image.open(sys.argv[1]).convert("L").quantize(8).save(sys.argv[2], optimize=True)' \
    "$scratch/$genre.png" "docs/pictures/$genre.png"
done
