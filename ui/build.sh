#!/usr/bin/env bash
# Builds the portal, unless it is current; called by Maven. Says what is missing when Node.js is not there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly description=../server/src/main/resources/openapi/openapi.json
readonly built=target/built
readonly installed=node_modules/.package-lock.json

fail() {
    printf 'portal: %s\n' "$*" >&2
    exit 1
}

readonly wanted='Node.js 20.19 or newer with npm is needed to build the portal: install the packages nodejs and npm.'
command -v node >/dev/null || fail "$wanted"
command -v npm >/dev/null || fail "$wanted"
node -e '
    const [first, second] = process.versions.node.split(".").map(Number);
    process.exit(first > 20 || (first === 20 && second >= 19) ? 0 : 1);
' || fail "$wanted (Here is $(node --version).)"

if [[ ! -f $installed || package-lock.json -nt $installed ]]; then
    npm ci --no-audit --no-fund --prefer-offline
    touch "$installed"
fi
# Folders count too: a file that was removed leaves only its folder's time behind.
if [[ -f $built && -f target/classes/static/portal/index.html ]] &&
    [[ -z $(find src index.html ./*.ts ./*.mjs package.json package-lock.json tsconfig.json "$description" \
        -newer "$built" -print -quit) ]]; then
    exit 0
fi
mkdir -p target
touch target/begun
npm run --silent build
mv target/begun "$built"
