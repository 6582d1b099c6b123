#!/bin/sh
# scripts/peers.sh FOLDER: builds the checkers that `check` is held beside (scripts/readiness-peers.ts, npm run bench -- check) at exact
# versions. Wants Go; a minute or two for each. Those that Go's module proxy does not serve are built from a clone; SOURCES may name a
# folder that has it already, as kube-linter and polaris.
set -eu
bin=$(mkdir -p "$1" && cd "$1" && pwd)
export GOBIN="$bin" CGO_ENABLED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# clone NAME REPOSITORY TAG: the tree of a tag, in $work/NAME
clone() {
  from=$2
  if [ -n "${SOURCES:-}" ]; then from=$SOURCES/$1; fi
  git -c advice.detachedHead=false clone --quiet --depth 1 --branch "$3" "$from" "$work/$1"
}

go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0
go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0
clone kube-linter https://github.com/stackrox/kube-linter v0.8.3
(cd "$work/kube-linter" && go install -ldflags '-X golang.stackrox.io/kube-linter/internal/version.version=v0.8.3' ./cmd/kube-linter)
clone polaris https://github.com/FairwindsOps/polaris v10.2.2
(cd "$work/polaris" && go install -ldflags '-X main.Version=10.2.2' .)
ls "$bin"
