#!/usr/bin/env bash
# Real Chromium and a Chinese font for the browser tests: there already, or from Debian's packages.
set -euo pipefail
command -v chromium >/dev/null && fc-list :lang=zh-cn 2>/dev/null | grep -q . && exit 0
packages="chromium fonts-noto-cjk"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "The browser tests are left out: they need Chromium and a Chinese font."
  echo "On Debian: sudo apt-get install --no-install-recommends $packages"
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends $packages >/dev/null
