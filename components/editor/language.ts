import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { nginx } from '@codemirror/legacy-modes/mode/nginx';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

const modes = [
  { file: /(^|\/)[^/]*dockerfile[^/]*$/i, mode: dockerFile },
  { file: /\.sh$/, mode: shell },
  { file: /\.ya?ml$/, mode: yaml },
  { file: /nginx[^/]*\.conf$/, mode: nginx },
  { file: /\.(conf|ini|service|env)$/, mode: properties },
];

export function languageOf(path: string, text: string): Extension {
  const mode = modes.find(({ file }) => file.test(path))?.mode ?? (text.startsWith('#!') ? shell : undefined);
  return mode ? StreamLanguage.define(mode) : [];
}

export const colours: Extension = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--code-keyword)', fontWeight: '600' },
    { tag: [tags.string, tags.special(tags.string), tags.quote], color: 'var(--code-string)' },
    { tag: [tags.comment, tags.meta], color: 'var(--code-comment)', fontStyle: 'italic' },
    { tag: [tags.number, tags.bool, tags.atom], color: 'var(--code-number)' },
    {
      tag: [tags.variableName, tags.propertyName, tags.definition(tags.variableName), tags.attributeName],
      color: 'var(--code-name)',
    },
    { tag: [tags.standard(tags.variableName), tags.function(tags.variableName)], color: 'var(--code-builtin)' },
  ]),
);
