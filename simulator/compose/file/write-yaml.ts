import type { Bytes } from '../../bytes';
import { isMap, type Json, type JsonMap } from './json';

/** A mapping as Go's YAML encoder writes it, two blanks a step; `listStep` are those before the items of a list. */
export function writeYaml(value: JsonMap, indent = '', listStep = '  '): Bytes {
  return Object.entries(value)
    .map(([key, one]) => `${indent}${scalar(key)}:${after(one, indent, listStep)}`)
    .join('');
}

function after(value: Json, indent: string, listStep: string): Bytes {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${writeList(value, indent + listStep, listStep)}`;
  if (isMap(value)) return Object.keys(value).length === 0 ? ' {}\n' : `\n${writeYaml(value, `${indent}  `, listStep)}`;
  if (typeof value === 'string' && value.includes('\n')) return ` ${block(value, `${indent}  `)}`;
  return ` ${scalar(value)}\n`;
}

const writeList = (values: readonly Json[], indent: string, listStep: string): Bytes =>
  values
    .map((value) => {
      if (!isMap(value) || Object.keys(value).length === 0) return `${indent}-${after(value, indent, listStep)}`;
      return `${indent}- ${writeYaml(value, `${indent}  `, listStep).slice(indent.length + 2)}`;
    })
    .join('');

/** `|` and the lines; its sign says how the text ends. */
function block(text: string, indent: string): Bytes {
  const chomp = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  const lines = text.replace(/\n$/, '').split('\n');
  const hint = /^\s/.test(text) ? '2' : '';
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('')}`;
}

const OTHER_TYPE =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\d{4}-\d\d?-\d\d?(?:[Tt]\d.*| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?|<<)$/;

function scalar(value: Json): Bytes {
  if (typeof value !== 'string') return String(value);
  if (value === '' || OTHER_TYPE.test(value)) return JSON.stringify(value);
  if (/[\x00-\x1f\x7f]/.test(value)) return JSON.stringify(value);
  const plain =
    !/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/.test(value) &&
    !/: |:$| #|^\s|\s$/.test(value) &&
    value !== '=';
  return plain ? value : `'${value.replaceAll("'", "''")}'`;
}
