import { expect } from 'vitest';
import { onBlockYaml } from '../../src/manifest/block-yaml/parse.ts';
import type { ParsedExpression } from '../../src/manifest/expression/parse.ts';
import { parseWith } from '../../src/manifest/expression/parse.ts';
import { patternOf } from '../../src/manifest/expression/pattern.ts';
import type { ExpressionEdit, ReadExpression } from '../../src/manifest/expression/run.ts';
import { editByExpressions } from '../../src/manifest/expression/run.ts';
import { parseFully } from '../../src/manifest/read.ts';
import type { Parse } from '../../src/manifest/source.ts';

/** Reads an expression with or without regular expressions. */
export function parseAny(text: string): ParsedExpression {
  return parseWith(text, patternOf);
}

/** Edits with the full parser, and with our own where it can: both must say the same. */
export function editAny(
  file: { readonly file: string; readonly bytes: Uint8Array },
  expressions: readonly ReadExpression[],
  variables: Readonly<Record<string, string | undefined>>,
): ExpressionEdit {
  const make = (parse: Parse) => editByExpressions(file, expressions, { variables, parse });
  const fully = make(parseFully);
  const own = onBlockYaml(make);
  if (own !== undefined) expect(comparable(own)).toEqual(comparable(fully));
  return fully;
}

function comparable(edit: ExpressionEdit): unknown {
  return edit.result === 'edited' ? { ...edit, after: new TextDecoder().decode(edit.after) } : edit;
}
