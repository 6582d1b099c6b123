import { describe, expect, it } from 'vitest';
import { repaired, said } from './judged.ts';

const digest = `sha256:${'0f'.repeat(32)}`;

describe('docker-base-pinned', () => {
  it.each<[string, readonly string[]]>([
    ['FROM node\n', ['error 1:6 the base image node has no tag, which means latest']],
    [
      'FROM --platform=linux/amd64 node:latest AS a\n',
      ['error 1:29 the base image node:latest has the tag latest, which moves'],
    ],
    ['FROM node:24\n', ['info 1:6 the base image node:24 has no digest: its tag can be moved']],
    [`FROM node:24@${digest}\n`, []],
    [`FROM node@${digest}\n`, []],
    ['FROM scratch\n', []],
    [`FROM node:24@${digest} AS base\nFROM base\nFROM BASE\n`, []],
    [`ARG TAG=latest\nFROM node:\${TAG}\n`, ['error 2:6 the base image node:latest has the tag latest, which moves']],
    ['ARG TAG\nFROM node:$TAG\n', []],
    [`ARG TAG\nFROM node:\${TAG:-latest}\n`, ['error 2:6 the base image node:latest has the tag latest, which moves']],
    [
      `FROM node@${digest}\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /uv\nCOPY --from=0 a b\nCOPY --from=$X a b\n`,
      ['error 2:6 the base image ghcr.io/astral-sh/uv:latest has the tag latest, which moves'],
    ],
    ['FROM NODE:24\n', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-base-pinned', text)).toEqual(lines);
  });
});

describe('docker-base-eol', () => {
  it.each<[string, readonly string[]]>([
    [
      'node:18.17.1-alpine3.18',
      [
        'warning 1:6 Node.js 18 has had no security fixes since 2025-04-30',
        'warning 1:6 Alpine 3.18 has had no security fixes since 2025-05-09',
      ],
    ],
    ['node:24-alpine3.22', []],
    ['node:180', []],
    ['node:lts', []],
    ['node', []],
    ['golang:1.25.3', ['warning 1:6 Go 1.25 has had no security fixes since 2026-08-19']],
    ['golang:1.27', []],
    ['golang:1.2', []],
    [
      'python:3.10-slim-bullseye',
      [
        'warning 1:6 Python 3.10 has had no security fixes since 2026-10-31',
        'warning 1:6 Debian 11 has had no security fixes since 2026-08-31',
      ],
    ],
    ['debian:buster-slim', ['warning 1:6 Debian 10 has had no security fixes since 2024-06-30']],
    ['debian:12.5', []],
    ['ubuntu:20.04', ['warning 1:6 Ubuntu 20.04 has had no security fixes since 2025-05-31']],
    ['ubuntu:noble', []],
    ['eclipse-temurin:23-jre', ['warning 1:6 Java 23 has had no security fixes since 2025-03-18']],
    ['eclipse-temurin:21.0.9_10-jre-noble', []],
    ['openjdk:27-ea-17-jdk', []],
    ['openjdk:17', ['warning 1:6 the image openjdk has had no security fixes since 2022-07-31']],
    ['public.ecr.aws/docker/library/node:16', ['warning 1:6 Node.js 16 has had no security fixes since 2023-09-11']],
    ['ghcr.io/acme/node:16', []],
    ['acme/node:16', []],
  ])('of %s', (image, lines) => {
    expect(said('docker-base-eol', `FROM ${image}\n`)).toEqual(lines);
  });

  it('counts the days, and says so in the last ninety', () => {
    const text = 'FROM node:22\n';
    expect(said('docker-base-eol', text, { today: '2027-01-29' })).toEqual([]);
    expect(said('docker-base-eol', text, { today: '2027-01-30' })).toEqual([
      'info 1:6 Node.js 22 gets security fixes until 2027-04-30 only',
    ]);
    expect(said('docker-base-eol', text, { today: '2027-04-30' })).toEqual([
      'info 1:6 Node.js 22 gets security fixes until 2027-04-30 only',
    ]);
    expect(said('docker-base-eol', text, { today: '2027-05-01' })).toEqual([
      'warning 1:6 Node.js 22 has had no security fixes since 2027-04-30',
    ]);
  });
});

describe('docker-root-user', () => {
  it.each<[string, readonly string[]]>([
    ['FROM node:24\nUSER root\n', ['error 2:6 the image runs as root']],
    ['FROM node:24\nUSER 0:0\n', ['error 2:6 the image runs as 0:0']],
    ['FROM node:24\nUSER 1001\nUSER root\nRUN x\nUSER 1001:1001\n', []],
    ['FROM node:24 AS base\nUSER 1001\nFROM base\n', []],
    ['FROM node:24 AS base\nUSER 1001\nFROM node:24\n', ['error 3:6 no USER is set, and node:24 is of root']],
    ['FROM scratch\nCOPY app /\n', ['error 1:6 no USER is set, so that the image runs as root']],
    ['FROM gcr.io/distroless/static\n', ['error 1:6 no USER is set, and gcr.io/distroless/static is of root']],
    ['FROM gcr.io/distroless/static:nonroot\n', []],
    ['FROM ghcr.io/acme/base:1\n', []],
    ['FROM haproxy:3.2\n', []],
    ['ARG BASE\nFROM $BASE\n', []],
    ['FROM node:24\nARG UID=0\nUSER $UID\n', ['error 3:6 the image runs as 0']],
    ['FROM node:24\nARG UID\nUSER $UID\n', []],
    ['FROM node:24\nUSER node\n', ['info 2:6 the user node is a name: the kubelet cannot prove that it is not root']],
    ['# only a comment\n', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-root-user', text)).toEqual(lines);
  });

  it.each([
    ['RUN adduser -S app -u 1001\nUSER app', 'RUN adduser -S app -u 1001\nUSER 1001'],
    [
      'RUN groupadd -g 2 g && useradd --uid=1001 app\nUSER app:g',
      'RUN groupadd -g 2 g && useradd --uid=1001 app\nUSER 1001:2',
    ],
    ['RUN adduser -u 1001 app\nUSER app:g', 'RUN adduser -u 1001 app\nUSER app:g'],
    ['RUN adduser app\nUSER app', 'RUN adduser app\nUSER app'],
  ])('writes the numbers where the file tells them: %j', (text, after) => {
    expect(repaired('docker-root-user', `FROM alpine:3.22\n${text}\n`)).toBe(`FROM alpine:3.22\n${after}\n`);
  });
});

describe('docker-platform-args', () => {
  it.each<[string, readonly string[]]>([
    [
      `FROM alpine\nRUN echo $TARGETARCH && echo "\${TARGETARCH}"\n`,
      ['error 2:11 TARGETARCH is empty in the stage 0: it has no ARG TARGETARCH'],
    ],
    [
      'ARG TARGETARCH\nFROM alpine AS a\nRUN echo a \\\n  # comment\n  "x $TARGETARCH"\n',
      ['error 5:7 TARGETARCH is empty in the stage a: it has no ARG TARGETARCH'],
    ],
    ['FROM alpine\nARG TARGETARCH\nRUN echo $TARGETARCH\n', []],
    ['FROM alpine AS a\nARG TARGETARCH\nFROM a\nRUN echo $TARGETARCH\n', []],
    [
      'FROM alpine\nRUN echo $TARGETARCH\nARG TARGETARCH\n',
      ['error 2:11 TARGETARCH is empty in the stage 0: it has no ARG TARGETARCH'],
    ],
    ["FROM alpine\nRUN echo '$TARGETARCH' \\$TARGETARCH\n", []],
    [`FROM alpine\nRUN echo \${TARGETARCH:-amd64}\n`, []],
    ['FROM alpine\nRUN TARGETARCH=$(uname -m); echo $TARGETARCH\n', []],
    ['FROM alpine\nCOPY bin-$TARGETOS /x\n', ['error 2:11 TARGETOS is empty in the stage 0: it has no ARG TARGETOS']],
    [
      'FROM alpine\nRUN <<EOF\necho $TARGETVARIANT\nEOF\n',
      ['error 3:7 TARGETVARIANT is empty in the stage 0: it has no ARG TARGETVARIANT'],
    ],
    ['FROM --platform=$BUILDPLATFORM golang AS b\nFROM alpine\nCOPY --from=b a b\n', []],
    [
      `FROM --platform=\${BUILDPLATFORM} golang AS b\nFROM b\n`,
      ['error 1:6 the image that is built in the end is of the platform of the builder, whatever it is built for'],
    ],
    ['FROM --platform=linux/amd64 alpine\n', ['warning 1:6 the image is of linux/amd64, whatever it is built for']],
    ['FROM --platform=$TARGETPLATFORM alpine\n', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-platform-args', text)).toEqual(lines);
  });

  it('writes the ARG, and takes the platform away', () => {
    expect(
      repaired('docker-platform-args', 'FROM --platform=$BUILDPLATFORM  alpine AS a\r\nRUN echo $TARGETARCH\r\n'),
    ).toBe('FROM alpine AS a\r\nARG TARGETARCH\r\nRUN echo $TARGETARCH\r\n');
  });
});
