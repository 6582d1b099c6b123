import { describe, expect, it } from 'vitest';
import { planEdits } from '../../src/manifest/plan.ts';
import { at, edited, planned, refusal } from './plan-text.ts';

describe('a path finds its value', () => {
  const found: readonly (readonly [string, string, string, string])[] = [
    ['plain', '.b', 'a: 1\nb: old # why\n', 'a: 1\nb: new # why\n'],
    ['behind odd spaces', '.b', 'b:    old   \n\n\n# end\n', 'b:    new   \n\n\n# end\n'],
    ['with CRLF', '.b', 'a: 1\r\nb: old\r\nc: 2\r\n', 'a: 1\r\nb: new\r\nc: 2\r\n'],
    ['with mixed line endings', '.c', 'a: 1\r\nb: 2\nc: old\r\n', 'a: 1\r\nb: 2\nc: new\r\n'],
    ['with a byte order mark', '.b', '\ufeffb: old\n', '\ufeffb: new\n'],
    ['with no newline at the end', '.b', 'b: old', 'b: new'],
    ['in a flow map', '.b', '{a: 1,   b: old , c: [1,2]}\n', '{a: 1,   b: new , c: [1,2]}\n'],
    ['in a flow map over several lines', '.b', '{a: 1,\n b: old,\n}\n', '{a: 1,\n b: new,\n}\n'],
    ['in JSON', '.a[1].b', '{"a":[1,{"b":"old"}]}', '{"a":[1,{"b":"new"}]}'],
    ['with a tab before its comment', '.b', 'b: old\t# why\n', 'b: new\t# why\n'],
    ['by a quoted key', '."a.b"', '"a.b": old\n', '"a.b": new\n'],
    ['by a key that is a number', '."1.20"', '1.20: old\n', '1.20: new\n'],
    ['by a key with an explicit mark', '.b', '? b\n: old\n', '? b\n: new\n'],
    ['by a negative index', '.a[-1].b', 'a:\n- b: 1\n- b: old\n', 'a:\n- b: 1\n- b: new\n'],
    ['in a list without indent', '.a[0]', 'a:\n- old\nb: 1\n', 'a:\n- new\nb: 1\n'],
    ['at the top of a list', '.[1]', '- a\n- old\n', '- a\n- new\n'],
    ['in the second document', '.b', 'a: 1\n---\nb: old\n', 'a: 1\n---\nb: new\n'],
    [
      'by the name of its item',
      '.a[] | select(.n == "x") | .b',
      'a: [{b: 1}, 2, {n: y}, {n: x, b: old}]\n',
      'a: [{b: 1}, 2, {n: y}, {n: x, b: new}]\n',
    ],
    [
      'in a document that is named by what it describes',
      'select(.kind == "Pod" and .metadata.name == "x") | .a',
      '- a\n---\nx\n---\nkind: Pod\na: 1\n---\nkind: Pod\nmetadata: [x]\na: 2\n---\nmetadata: {name: x}\na: 3\n---\nkind: Job\nmetadata: {name: x}\na: 4\n---\nkind: Pod\nmetadata: {name: y}\na: 5\n---\nkind: Pod\nmetadata: {name: x}\na: old\n',
      '- a\n---\nx\n---\nkind: Pod\na: 1\n---\nkind: Pod\nmetadata: [x]\na: 2\n---\nmetadata: {name: x}\na: 3\n---\nkind: Job\nmetadata: {name: x}\na: 4\n---\nkind: Pod\nmetadata: {name: y}\na: 5\n---\nkind: Pod\nmetadata: {name: x}\na: new\n',
    ],
    ['in a document that is named', 'select(di == 1) | .a', 'a: old\n---\na: old\n', 'a: old\n---\na: new\n'],
    ['after a document end', '.b', 'a: 1\n...\n---\nb: old\n...\n', 'a: 1\n...\n---\nb: new\n...\n'],
    ['empty at the end', '.b', 'b:', 'b: new'],
    ['empty before a comment', '.b', 'b: # todo\n', 'b: new # todo\n'],
    ['empty before a comment line', '.b', 'b:\n  # todo\nc: 1\n', 'b: new\n  # todo\nc: 1\n'],
    ['empty with spaces behind', '.b', 'b:  \nc: 1\n', 'b:  new\nc: 1\n'],
    ['empty in a flow map', '.b', '{b: , c: 1}\n', '{b: new, c: 1}\n'],
    ['empty in a list', '.[1]', '- a\n-\n- c\n', '- a\n- new\n- c\n'],
    ['null by name', '.b', 'b: null\n', 'b: new\n'],
    ['with an anchor that has no alias', '.b', 'b: &x old\n', 'b: &x new\n'],
    ['with the tag !!str', '.b', 'b: !!str old\n', 'b: !!str new\n'],
    ['beside a template in quotes', '.b', 'a: "{{ x }}"\nb: old\n', 'a: "{{ x }}"\nb: new\n'],
    ['beside a template without quotes', '.b', 'a: {{ x }}\nb: old\n', 'a: {{ x }}\nb: new\n'],
    ['beside a block of text that looks like it', '.b', 'a: |\n  b: old\nb: old\n', 'a: |\n  b: old\nb: new\n'],
    ['beside a key that stands twice', '.b', 'a: 1\na: 2\nb: old\n', 'a: 1\na: 2\nb: new\n'],
    ['beside a merge key that names nothing', '.b', '<<: 5\nb: old\n', '<<: 5\nb: new\n'],
    [
      'beside data that a marker of Flux looks like',
      '.a[0]',
      'a: [old, {"$imagepolicy": b}] # why\n',
      'a: [new, {"$imagepolicy": b}] # why\n',
    ],
    ['beside an unknown tag', '.b', 'a: !Ref x\nb: old\n', 'a: !Ref x\nb: new\n'],
  ];
  it.each(found)('%s', (_, path, before, after) => expect(edited(before, at(path, 'new'))).toBe(after));

  it('counts line and column from 1, without a byte order mark', () => {
    const [first] = planned('\ufeffb: old\n', [at('.b', 'new')]).edits;
    expect(first).toMatchObject({ line: 1, column: 4 });
  });

  it.each([
    ['with every index from the start', 'a: [x, y]\n', '.a[-1]', '.a[1]'],
    ['with the name of an item', 'a: [{name: x, b: 1}]\n', '.a[0].b', '.a[] | select(.name == "x") | .b'],
    ['with the index of an item whose name is empty', 'a: [{name: "", b: 1}]\n', '.a[0].b', '.a[0].b'],
    ['with the index of one of two of that name', 'a: [{name: x, b: 1}, {name: x}]\n', '.a[0].b', '.a[0].b'],
    [
      'with the name of an item that was asked for by another key',
      'a: [{c: x, b: 1}]\n',
      '.a[] | select(.c == "x") | .b',
      '.a[] | select(.c == "x") | .b',
    ],
  ])('prints the path %s', (_, before, path, told) => {
    expect(planned(before, [at(path, 'z')]).edits[0]?.path).toBe(told);
  });

  it.each([
    ['a: 1.20\n', 'a: "1.20"\n'],
    ['a: "1.20"\n', 'a: "1.20"\n'],
    ["a: '1.20'\n", "a: '1.20'\n"],
  ])('that has the right characters, and makes it text where it is none: %s', (before, after) => {
    expect(edited(before, at('.a', '1.20'))).toBe(after);
  });
});

describe('a path that leads nowhere says how far it came', () => {
  const lost: readonly (readonly [string, string, string, string])[] = [
    [
      'a missing key',
      '.image.tga',
      'image:\n  repository: x\n  tag: y\n',
      '2:3 .image has no key "tga"; it has repository, tag (did you mean "tag"?)',
    ],
    [
      'a missing key of the root',
      '.x',
      'a: 1\nb: 2\n',
      '1:1 the document has no key "x"; it has a, b (did you mean "a"?)',
    ],
    ['nothing near it', '.replicas', 'a: 1\n', '1:1 the document has no key "replicas"; it has a (correct the path)'],
    ['an empty map', '.a.b', 'a: {}\n', '1:4 .a has no key "b"; it has none (correct the path)'],
    ['an empty value', '.a.b', 'a:\n', '1:3 .a is empty, so it has no key "b" (correct the path)'],
    ['a key of a single value', '.a.b', 'a: x\n', '1:4 .a is a single value, so it has no key "b" (correct the path)'],
    [
      'a key of a list',
      '.a.b',
      'a:\n- b: 1\n',
      '2:1 .a is a list, so it has no key "b" (name one of its items, as in .a[0])',
    ],
    ['an index of a map', '.a[0]', 'a: {b: 1}\n', '1:4 .a is a map, so it has no item 0 (correct the path)'],
    ['an index past the end', '.a[2]', 'a: [x, y]\n', '1:4 .a has 2 items, so none is [2] (correct the path)'],
    ['an index before the start', '.a[-2]', 'a: [x]\n', '1:4 .a has 1 item, so none is [-2] (correct the path)'],
    ['a map as the value', '.a', 'a: {b: 1}\n', '1:4 .a is a map (name one value in it)'],
    ['a list as the value', '.a', 'a: [1]\n', '1:4 .a is a list (name one value in it)'],
    ['a key without a value', '.a', '{a}\n', '1:2 .a has no value that could be replaced (write a value there)'],
    ['an empty file', '.a', '', 'holds no YAML document (correct the file of the edit)'],
    ['only comments', '.a', '# a\n', 'holds no YAML document (correct the file of the edit)'],
    [
      'a document too many',
      'select(di == 2) | .a',
      'a: 1\n---\na: 2\n',
      'has 2 documents, so none is 2 (count from 0)',
    ],
    ['a second document', 'select(di == 1) | .a', 'a: 1\n', 'has 1 document, so none is 1 (count from 0)'],
    [
      'a document that describes nothing like it',
      'select(.kind == "Pod" and .metadata.name == "x") | .a',
      'kind: Pod\nmetadata: {name: y}\na: 1\n',
      'has no Pod x (correct the path)',
    ],
    [
      'two documents that describe the same',
      'select(.kind == "Pod" and .metadata.name == "x") | .a',
      'kind: Pod\nmetadata: {name: x}\na: 1\n---\nkind: Pod\nmetadata: {name: x}\na: 1\n',
      'has 2 Pod x (correct the path)',
    ],
    [
      'the first of documents that have as much of the path',
      '.spec.image',
      'spec: {x: 1}\n---\nspec: {y: 1}\n',
      '1:7 .spec has no key "image"; it has x (correct the path)',
    ],
    [
      'a key that a merge key does not bring, with all that it brings once',
      '.b.zzz',
      'a: &x {c: 1, d: 2}\nb: {<<: *x, d: 1}\n',
      '2:4 .b has no key "zzz"; it has d, c (correct the path)',
    ],
    [
      'an item of a map by its name',
      '.a[] | select(.name == "x") | .b',
      'a: {b: 1}\n',
      '1:4 .a is a map, so it has no item with .name == "x" (correct the path)',
    ],
    [
      'an item that is not there',
      '.a[] | select(.name == "x") | .b',
      'a: [{name: y}, 1]\n',
      '1:4 .a has no item with .name == "x" (correct the path)',
    ],
    [
      'an item of two',
      '.a[] | select(.name == "x") | .b',
      'a: [{name: x}, {name: x}]\n',
      '1:5 .a has 2 items with .name == "x" (correct the path)',
    ],
    [
      'a key of the item that is there',
      '.a[] | select(.name == "x") | .b',
      'a: [{name: y}, {name: x}]\n',
      '1:16 .a[] | select(.name == "x") has no key "b"; it has name (correct the path)',
    ],
  ];
  it.each(lost)('%s', (_, path, before, message) => {
    expect(refusal(before, at(path, 'new')).replace(/^1:1 (?=has|holds)/, '')).toBe(message);
  });

  it('names the document that has most of the path', () => {
    const before = 'spec:\n  x: 1\n---\nspec:\n  template:\n    y: 1\n---\nz: 1\n';
    expect(refusal(before, at('.spec.template.image', 'new'))).toMatch(/^6:5 \.spec\.template has no key "image"/);
  });

  it('shows a dozen keys at most', () => {
    const before = Array.from({ length: 40 }, (_, index) => `k${index}: 1\n`).join('');
    expect(refusal(before, at('.other', 'new'))).toMatch(/k11, … \(/);
    const dozen = before.split('k12')[0] ?? '';
    expect(refusal(dozen, at('.other', 'new'))).toMatch(/k11 \(/);
  });
});

describe('a value that cannot be changed alone is refused', () => {
  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'an alias',
      '.b',
      'a: &x old\nb: *x\n',
      /^2:4 \.b is the alias \*x of what stands on line 1 \(write the value out here/,
    ],
    ['below an alias', '.b.c', 'a: &x {c: old}\nb: *x\n', /^2:4 \.b is the alias \*x/],
    ['an anchor with an alias', '.a', 'a: &x old\nb: *x\nc: [*x]\n', /^1:7 \.a is shown elsewhere too.*\(line 2, 3\)/],
    [
      'below an anchor with an alias',
      '.a.c',
      'a: &x {c: old}\nb: *x\n',
      /^1:11 \.a\.c is shown elsewhere too.*\(line 2\)/,
    ],
    ['below an anchor that is merged', '.a.c', 'a: &x {c: old}\nb:\n  <<: *x\n', /shown elsewhere too.*\(line 3\)/],
    [
      'through a merge key',
      '.b.c',
      'a: &x {c: old}\nb:\n  <<: *x\n  d: 1\n',
      /^3:3 \.b has the key through a merge key \(<<\) only: it stands on line 1/,
    ],
    ['through a list of merges', '.b.c', 'a: &x {c: old}\nb:\n  <<: [*x]\n', /through a merge key/],
    ['through merges of merges', '.c.k', 'a: &a {k: old}\nb: &b {<<: *a}\nc: {<<: *b}\n', /through a merge key/],
    ['a block of text', '.b', 'b: |\n  old\n', /^1:4 \.b is a block of text/],
    ['a folded block', '.b', 'b: >-\n  old\n', /block of text/],
    ['plain text over two lines', '.b', 'b: old\n  older\n', /goes over several lines/],
    ['quoted text over two lines', '.b', 'b: "old\n  older"\n', /goes over several lines/],
    ['a key that stands twice', '.b', 'b: 1\nb: 2\n', /^2:1 the key "b" stands twice in the document \(remove one/],
    ['below a key that stands twice', '.b.c', 'b: {c: 1}\nb: {c: 2}\n', /stands twice/],
    ['a template in quotes', '.b', 'b: "{{ .Values.x }}"\n', /^1:4 \.b is a template \(edit the file/],
    ['a template without quotes', '.b', 'b: {{ .Values.x }}\n', /\.b is a template/],
    ['half a template', '.b', 'b: v{{x}}\n', /\.b is a template/],
    ['a number by its tag', '.b', 'b: !!int 3\n', /has the tag tag:yaml\.org,2002:int/],
    ['a tag of somebody', '.b', 'b: !Sub x\n', /has the tag !Sub/],
    ['empty without a space in a flow map', '.b', '{b:,c: 1}\n', /not every reader of YAML takes it for a key/],
    ['a value of Flux', '.b', 'b: old # {"$imagepolicy": "flux-system:api:tag"}\n', /belongs to Flux image automation/],
    ['a value of Flux with CRLF', '.b', 'b: old # {"$imagepolicy": "a:b"}\r\nc: 1\r\n', /Flux/],
    ['a value of Flux in a flow map', '.a.b', 'a: {b: old, c: 1} # {"$imagepolicy": "a:b"}\n', /Flux/],
    ['a value of Flux at the end of the file', '.b', 'b: old # {"$imagepolicy": "a:b"}', /Flux/],
    ['an empty value of Flux', '.b', 'b: # {"$imagepolicy": "a:b"}\n', /Flux/],
    [
      'an alias of an item',
      '.a[] | select(.name == "x") | .b',
      'y: &y {name: x, b: old}\na: [*y]\n',
      /is the alias \*y of what stands on line 1/,
    ],
    [
      'an item by its name, shown elsewhere',
      '.a[] | select(.name == "x") | .b',
      'a: &y [{name: x, b: old}]\nc: *y\n',
      /shown elsewhere too.*\(line 2\)/,
    ],
    ['an anchor within an anchor', '.a.b', 'a: &x {b: &y old}\nc: *y\nd: *x\n', /shown elsewhere too.*\(line 2, 3\)/],
    ['an item of Flux', '.[1]', '- a\n# {"$imagepolicy": "a:b"}\n- old\n', /Flux/],
  ];
  it.each(refused)('%s', (_, path, before, message) => expect(refusal(before, at(path, 'new'))).toMatch(message));

  it.each([
    ['a: old\nb: *x\n', '2:4 is an alias without an anchor before it in its document (write the value out)'],
    [
      'a: &x 1\nb: *x\n---\nc: *x\n',
      '4:4 is an alias without an anchor before it in its document (write the value out)',
    ],
    ['a: &x [*x]\n', 'has aliases that stand for millions of values (write some of them out)'],
    ['a: "{{ b }}"\n', '1:4 .a is a template (edit the file that its value comes from)'],
    ['a: |\n  b\n', '1:4 .a is a block of text (| or >) (write the value on one line)'],
    ['a: b\n  c\n', '1:4 .a goes over several lines (write the value on one line)'],
    ['{a:,b: 1}\n', '1:4 .a is empty, and not every reader of YAML takes it for a key (write a space after the colon)'],
    ['{b: 1,a:}\n', '1:9 .a is empty, and not every reader of YAML takes it for a key (write a space after the colon)'],
    ['a: !Sub b\n', '1:9 .a has the tag !Sub, so it is no plain text (remove the tag)'],
    [
      'a: b # {"$imagepolicy": "c:d"}\n',
      "1:4 .a belongs to Flux image automation ($imagepolicy): two writers would undo each other's work (remove the marker, or leave the value to Flux)",
    ],
    [
      'a: &x b\nc: *x\n',
      '1:7 .a is shown elsewhere too, by an alias of its anchor (line 2) (write the values out where the alias stands, so that each can be changed alone)',
    ],
  ])('with its place and what to do: %s', (before, told) => {
    expect(refusal(before, at('.a', 'new'))).toBe(told);
  });

  it('and the value of a neighbour of Flux is not', () => {
    const before = 'a: x # {"$imagepolicy": "a:b"}\nb: old\n';
    expect(edited(before, at('.b', 'new'))).toBe(before.replace('old', 'new'));
  });
});

describe('an anchor that is merged', () => {
  it('may change where every map that merges it has its own key', () => {
    const before = 'a: &x {c: old, d: 1}\nb: {<<: *x, c: own}\n';
    expect(edited(before, at('.a.c', 'new'))).toBe(before.replace('old', 'new'));
  });

  it('may change where it is one of a list, too', () => {
    const before = 'a: &x {c: old}\ne: &e {f: 1}\nb: {<<: [*e, *x], c: own}\n';
    expect(edited(before, at('.a.c', 'new'))).toBe(before.replace('old', 'new'));
  });

  it('may not change where it stands as a value beside the own key', () => {
    expect(refusal('a: &x {c: old}\nb: {d: *x, c: own}\n', at('.a.c', 'new'))).toMatch(
      /shown elsewhere too.*\(line 2\)/,
    );
  });

  it('may not change where one of several shows it', () => {
    const before = 'a: &x {c: old}\nb: {<<: *x, c: own}\nd: {<<: *x}\n';
    expect(refusal(before, at('.a.c', 'new'))).toMatch(/shown elsewhere too.*\(line 3\)/);
  });

  it('does not hinder a key beside the merge key', () => {
    const before = 'a: &x {c: 1}\nb: {<<: *x, d: old}\n';
    expect(edited(before, at('.b.d', 'new'))).toBe(before.replace('old', 'new'));
  });

  it('counts for the aliases after it only, where its name is given twice', () => {
    const before = 'a: &x old\nb: &x other\nc: *x\n';
    expect(edited(before, at('.a', 'new'))).toBe(before.replace('old', 'new'));
    expect(refusal(before, at('.b', 'new'))).toMatch(/shown elsewhere/);
  });

  it('never holds itself', () => {
    expect(refusal('a: &x {<<: *x, b: {<<: *x}}\n', at('.a.b.c', 'new'))).toMatch(/aliases that stand for millions/);
  });
});

describe('a path in several documents', () => {
  it('is refused with the lines, and with the way to name one', () => {
    expect(refusal('b: 1\n---\na: 1\n---\nb: 2\n', at('.b', 'new'))).toBe(
      '1:4 .b stands in several documents of the file (lines 1, 5) (name one of them: select(di == 0) | .b)',
    );
  });

  it('counts the documents where it cannot be changed', () => {
    expect(refusal('b: {{ x }}\n---\nb: 2\n', at('.b', 'new'))).toMatch(/several documents/);
    expect(refusal('a: &x {b: 1}\nc: *x\n---\nc: {b: 1}\n', at('.c.b', 'new'))).toMatch(/several documents/);
  });

  it('is told with its document in the plan', () => {
    const target = at('select(document_index == 1) | .b', 'new');
    expect(planned('b: 1\n---\nb: 2\n', [target]).edits[0]?.path).toBe('select(di == 1) | .b');
    expect(planned('a: 1\n---\nb: 2\n', [target]).edits[0]?.path).toBe('.b');
  });
});

describe('a file that cannot be read is refused', () => {
  it('with the place of its first error', () => {
    expect(refusal('a: 1\nb: [1\n', at('.a', 'x'))).toMatch(/^3:1 is not valid YAML: .* \(correct the file\)$/);
  });

  it('with an advice where it is a template', () => {
    expect(refusal('{{- if .x }}\na: 1\n{{- end }}\n', at('.a', 'x'))).toMatch(
      /^1:3 is not valid YAML: .* \(a Helm template is no YAML: edit the values file\)$/,
    );
  });

  it('where SOPS has encrypted it', () => {
    expect(refusal('a: 1\nsops:\n  mac: ENC[x]\n', at('.a', 'x'))).toBe(
      'is encrypted by SOPS: any edit breaks its checksum (edit it with sops, or keep what is to be edited in a file of its own, in clear)',
    );
  });

  it.each(['a: 1\nsops: {enabled: true}\n', 'a: 1\nsops: [mac]\n', 'a: 1\nb: {sops: {mac: x}}\n', '- x\n---\na: 1\n'])(
    'but not where SOPS is only a word: %j',
    (before) => expect(edited(before, at('.a', 'x'))).toBe(before.replace('a: 1', 'a: x')),
  );

  it('where its levels are more than anybody writes', () => {
    const nested = (levels: number) => `a: 1\nb: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
    expect(refusal(nested(256), at('.a', 'x'))).toBe(
      '2:259 is nested more than 256 levels deep (edit it by hand, or split it)',
    );
    expect(edited(nested(254), at('.a', 'x'))).toBe(nested(254).replace('1', 'x'));
  });

  it('where it is large and needs the whole of YAML', () => {
    expect(refusal(`a: 1\nb: {c: ${','.repeat(1_000_000)}}\n`, at('.a', 'x'))).toBe(
      '1:1 is too large, for something that is more than plain block YAML (edit it by hand, or split it)',
    );
  });

  it('where it is larger than anybody writes', () => {
    expect(refusal('#'.repeat(16 * 1024 * 1024 + 1), at('.a', 'x'))).toBe('is larger than 16 MiB (split it)');
  });

  it('where its bytes are no text', () => {
    const edits = [{ file: 'f.yaml', target: at('.a', 'x') }];
    expect(planEdits(edits, new Map([['f.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xff])]]))).toMatchObject({
      result: 'refused',
      problems: [{ message: 'is not valid UTF-8', place: { file: 'f.yaml' }, remedy: 'save it as UTF-8' }],
    });
  });

  it('but not for the number of its keys, of which each is found', () => {
    const before = Array.from({ length: 65 }, (_, index) => `k${index}: 1\n`).join('');
    expect(edited(before, at('.k64', 'x'))).toBe(before.replace('k64: 1', 'k64: x'));
    expect(refusal(before, at('.x', 'x'))).toMatch(/^1:1 the document has no key "x"; it has k0, /);
    expect(refusal(`${before}k9: 2\n`, at('.k9', 'x'))).toMatch(/^66:1 the key "k9" stands twice/);
  });
});
