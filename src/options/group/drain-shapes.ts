import { DrainBehavior, DrainPods, DrainRule } from './drain-rule';
import { LabelExpression, LabelOperator, LabelSelector } from './label-selector';
import { canonical } from '../../manifest/canonical';
import { Check, checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { dnsLabel, labels, labelValue, qualifiedName } from '../../values/check-names';
import { integer, oneOf } from '../../values/check-scalars';

const expression: Shape<LabelExpression> = { key: required(qualifiedName), operator: required(oneOf(LabelOperator)), values: listOf(labelValue) };

const expressions = listOf((where, value) => {
  const { operator, values = [] } = checkProps(where, value as LabelExpression, expression);
  const compares = operator === LabelOperator.IN || operator === LabelOperator.NOT_IN;
  if (compares && values.length === 0) { throw new Error(`${where}.values: ${operator} needs at least one value to compare with.`); }
  if (!compares && values.length > 0) { throw new Error(`${where}.values: ${operator} compares with nothing; leave the values out.`); }
});

const selectorProps: Shape<LabelSelector> = { matchLabels: labels, matchExpressions: expressions };

/** A selector that selects by something. */
export const selector: Check = (where, value) => {
  const { matchLabels = {}, matchExpressions = [] } = checkProps(where, value as LabelSelector, selectorProps);
  if (Object.keys(matchLabels).length + matchExpressions.length === 0) {
    throw new Error(`${where}: the selector is empty; write matchLabels or matchExpressions, or leave it out to mean everything.`);
  }
};

const podProps: Shape<DrainPods> = { pods: selector, namespaces: selector };

const drainPods: Check = (where, value) => {
  const { pods, namespaces } = checkProps(where, value as DrainPods, podProps);
  if ((pods ?? namespaces) === undefined) { throw new Error(`${where}: neither pods nor namespaces is given; write one, or leave the entry out.`); }
};

/** At most 32 entries, no two alike (MDR-03, CEL-06). */
function selectors(check: Check): Check {
  return (where, value) => {
    listOf(check, { min: 1, max: 32 })(where, value);
    const texts = (value as unknown[]).map(item => JSON.stringify(canonical(item)));
    const twice = texts.findIndex((text, index) => texts.indexOf(text) < index);
    if (twice >= 0) { refuse(where, (value as unknown[])[twice], 'is listed twice; keep one'); }
  };
}

const drainRule: Shape<DrainRule> = {
  name: required(dnsLabel()),
  behavior: required(oneOf(DrainBehavior)),
  order: integer({ min: -2147483648 }),
  pools: selectors(dnsLabel()),
  machines: selectors(selector),
  pods: selectors(drainPods),
};

/** A list of `DrainRule`s in the order in which Cluster API takes them. */
export const drainRules: Check = (where, value) => {
  listOf((at, item) => {
    const { behavior, order, pools = [], machines = [] } = checkProps(at, item as DrainRule, drainRule);
    if (order !== undefined && behavior !== DrainBehavior.DRAIN) { throw new Error(`${at}.order: ${behavior} has no order; leave it out.`); }
    if (pools.length + machines.length > 32) { throw new Error(`${at}: ${pools.length + machines.length} pools and machine selectors; at most 32 are allowed.`); }
  })(where, value);
  const names = (value as DrainRule[]).map(({ name }) => name);
  names.slice(1).forEach((name, index) => {
    const before = names[index];
    if (name === before) { refuse(where, name, 'is the name of two rules; give each its own'); }
    // A list out of order would be read as a priority it does not have.
    if (name < before) { refuse(where, name, `stands after "${before}", but Cluster API takes rules by name; sort the list by name`); }
  });
};
