import { fields, items } from './read';
import { changedPaths } from './same';
import { networkDevices } from './vsphere';
import { Cidr } from '../../values/cidr';
import { Subject } from '../subject';

/** Report addresses of network devices that have no prefix. */
export function checkAddresses(subject: Subject): void {
  for (const { path, part } of networkDevices(subject.entry)) {
    items(part.ipAddrs).forEach((address, index) => {
      if (typeof address === 'string' && !Cidr.parse(address)) { subject.report([...path, 'ipAddrs', index], `"${address}" is not CIDR notation`, 'add the length of the prefix, for example "/24"'); }
    });
  }
}

/** Report what changed of a machine that exists, but for some fields of its spec. */
export function checkChanges(subject: Subject, mayChange: readonly string[]): void {
  if (!subject.before) { return; }
  const [before, after] = [subject.before, subject.object].map(object => fields(object).spec);
  for (const path of changedPaths(before, after)) {
    const changed = path.join('.');
    // The webhook compares what its types write, and they write no empty list; a network that comes or goes may be nothing but devices.
    if (changed === 'network' || isEmptyList(after, path)) { continue; }
    if (!mayChange.some(name => changed === name || changed.startsWith(`${name}.`))) { subject.report(['spec', ...path], 'cannot be changed on a machine that exists'); }
  }
}

function isEmptyList(spec: unknown, path: readonly string[]): boolean {
  const value = path.reduce<unknown>((part, name) => fields(part)[name], spec);
  return Array.isArray(value) && value.length === 0;
}
