import { ComponentMount } from './component-options';
import { Check, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { content, flag, text } from '../../values/check-scalars';
import { IpAddress } from '../../values/cidr';

const flagName = text({ what: 'flag name without dashes', pattern: /^[a-z][a-z0-9-]*$/, max: 256, example: 'v' });
const flagValue: Check = (where, value) => {
  content(1024, 'put it into a file')(where, value);
  if (/[\r\n]/.test(value as string)) { refuse(where, value, 'has a line break'); }
};

/** Further flags of a component. Those in `owned` have an option of their own: one place per setting, so nothing is overridden unseen. */
export function ownArguments(owned: { readonly [flag: string]: string }): Check {
  const map = mapOf(flagValue, flagName);
  return (where, value) => {
    map(where, value);
    for (const name of Object.keys(value as object)) {
      if (Object.hasOwn(owned, name)) { throw new Error(`${where}: "${name}" has an option of its own; write ${owned[name]}.`); }
    }
  };
}

const path = text({ what: 'absolute path', pattern: /^(\/[\w.@-]+)+$/, max: 512, example: '/etc/kubernetes/webhooks' });

const mount: Shape<ComponentMount> = {
  name: required(text({ what: 'name (lower-case letters, digits and dashes)', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, max: 63, example: 'webhooks' })),
  path: required(path),
  mountPath: path,
  writable: flag,
};

/** Checks of a list of `ComponentMount`. */
export const componentMounts: Check = (where, value) => {
  listOf(struct(mount), { max: 50 })(where, value);
  const names = (value as ComponentMount[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) { throw new Error(`${where}: "${twice}" is the name of two mounts; give each its own.`); }
};

/** Names and addresses in a certificate: addresses or lower-case DNS names, a leading `*.` allowed. */
export const certificateSans: Check = listOf((where, value) => {
  const dns = typeof value === 'string' && value.length <= 253 && !/^[\d.]+$/.test(value)
    && /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(value);
  if (!dns && !IpAddress.parse(value as string)) { refuse(where, value, 'is not an IP address or a lower-case DNS name; leave out scheme, port and path'); }
}, { max: 100 });

/** A registry with an optional path. */
export const imageRepository = text({ what: 'image repository without a tag', pattern: /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/, max: 512, example: 'registry.example.com/k8s' });

/** A tag (KCP-12, KCP-14). */
export const imageTag = text({ what: 'image tag', pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, max: 128, example: 'v1.12.1' });
