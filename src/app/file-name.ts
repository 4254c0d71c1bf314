import { Chart, Names } from 'cdk8s';

/**
 * The name cdk8s gives to the file of a chart at this path.
 *
 * As soon as a path has a letter beyond ASCII, `Names` (cdk8s 2.70) lower-cases it by the locale of the machine, and "I" is lost on a Turkish
 * one. It is asked with the path in lower case already; the "!", which it drops, keeps a path that is clean now from going without its hash.
 */
export function dnsLabel(path: string, addr: string): string {
  const name = /^[ -~]*$/.test(path) || process.env.CDK8S_LEGACY_HASH ? path : `${path.toLowerCase()}!`;
  return Names.toDnsLabel({ node: { path: name, addr } } as Chart);
}
