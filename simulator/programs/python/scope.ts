import type { Block, Expression, Statement } from './ast';

const assigned = new WeakMap<Block, ReadonlySet<string>>();

/** Names that a function's body assigns to: they are its own, unless it says otherwise. */
export function namesAssigned(block: Block): ReadonlySet<string> {
  const known = assigned.get(block);
  if (known) return known;
  const names = new Set<string>();
  const target = (one: Expression): void => {
    if (one.kind === 'name') names.add(one.name);
    else if (one.kind === 'tuple' || one.kind === 'list') one.items.forEach(target);
  };
  const walk = (statements: Block): void => statements.forEach(visit);
  const visit = (statement: Statement): void => {
    switch (statement.kind) {
      case 'assign':
        statement.targets.forEach(target);
        break;
      case 'augment':
        target(statement.target);
        break;
      case 'for':
        target(statement.target);
        walk(statement.body);
        walk(statement.otherwise);
        break;
      case 'while':
        walk(statement.body);
        walk(statement.otherwise);
        break;
      case 'if':
        for (const { body } of statement.branches) walk(body);
        walk(statement.otherwise);
        break;
      case 'try':
        walk(statement.body);
        for (const handler of statement.handlers) {
          if (handler.name) names.add(handler.name);
          walk(handler.body);
        }
        walk(statement.otherwise);
        walk(statement.final);
        break;
      case 'with':
        for (const item of statement.items) if (item.as) target(item.as);
        walk(statement.body);
        break;
      case 'def':
      case 'class':
        names.add(statement.name);
        break;
      case 'import':
        for (const { module, as } of statement.names) names.add(as ?? module.replace(/\..*/, ''));
        break;
      case 'from':
        for (const { name, as } of statement.names) names.add(as ?? name);
        break;
    }
  };
  walk(block);
  assigned.set(block, names);
  return names;
}
