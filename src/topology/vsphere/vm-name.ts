import { Check, literal, refuse } from '../../values/check';
import { text } from '../../values/check-scalars';
import { renderName } from '../../values/name-template';

const HELP = 'use {{ .machine.name }} with "| trunc <number>" and "| trimSuffix \\"…\\""';
const MAX_NAME = 63;
/** As many characters as Cluster API draws, from its alphabet. */
const RANDOM = 'bcdfg';

/**
 * A template for names of virtual machines (VSP-07). The provider knows one value and two functions there and cuts the result at 63
 * characters (cluster-api-provider-vsphere v1.16.1, GenerateMachineNameFromTemplate).
 */
export const vmNameTemplate: Check = literal((where, value) => {
  text({ max: 1024 })(where, value);
  const template = value as string;
  if (!template.includes('.machine.name')) { refuse(where, template, `gives every machine the same name; ${HELP}`); }
  const name = vmName(template, 'machine');
  if (name === undefined) { refuse(where, template, `is not a template the provider understands; ${HELP}`); }
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) {
    refuse(where, template, `makes ${JSON.stringify(name)} of "machine", which is not a DNS name; use lower-case letters, digits and dashes`);
  }
});

/** The name the provider makes, or undefined when the template is beyond it. */
export function vmName(template: string, machine: string): string | undefined {
  const parts = template.split(/(\{\{.*?\}\})/);
  const rendered = parts.map(part => (part.startsWith('{{') && part.endsWith('}}') ? evaluate(part.slice(2, -2), machine) : part.includes('{{') || part.includes('}}') ? undefined : part));
  return rendered.includes(undefined) ? undefined : rendered.join('').slice(0, MAX_NAME);
}

function evaluate(pipeline: string, machine: string): string | undefined {
  const [first, ...rest] = pipeline.split('|').map(command => command.trim());
  const direct = /^(.*?)\s*\.machine\.name$/.exec(first);
  if (!direct) { return undefined; }
  return [...direct[1] === '' ? [] : [direct[1]], ...rest].reduce<string | undefined>((name, command) => (name === undefined ? name : apply(command, name)), machine);
}

function apply(command: string, name: string): string | undefined {
  const cut = /^trunc (-?\d+)$/.exec(command);
  if (cut) {
    const length = Number(cut[1]);
    return length < 0 ? name.slice(Math.max(0, name.length + length)) : name.slice(0, length);
  }
  const trim = /^trimSuffix "([^"\\]*)"$/.exec(command);
  if (trim) { return trim[1] !== '' && name.endsWith(trim[1]) ? name.slice(0, -trim[1].length) : name; }
  return undefined;
}

/** Whose machines are named: the cluster, the control plane object or MachineDeployment, and the template of their names. */
export interface NamedGroup {
  readonly cluster: string;
  readonly group: string;
  readonly isPool: boolean;
  readonly machineNaming?: string;
}

/** A name as Cluster API v1.14.0 makes it: what stands before the random characters is cut to leave them room. */
function generated(base: string, random: string): string {
  return base.slice(0, MAX_NAME - RANDOM.length) + random;
}

/** Control plane machines are called after their group, machines of a pool after a MachineSet, whose name is made in the same way. */
function machineName({ cluster, group, isPool, machineNaming }: NamedGroup, random: string): string {
  const owner = isPool ? generated(`${group}-`, 'vwxyz') : group;
  return machineNaming === undefined
    ? generated(`${owner}-`, random)
    : renderName(machineNaming, { '.cluster.name': cluster, '.kubeadmControlPlane.name': owner, '.machineSet.name': owner }, random);
}

/**
 * VSP-07: the provider adds nothing to what the template leaves of a machine's name, so two machines of a group would get one virtual machine
 * name sooner or later when random characters are cut off: by the template, or behind the 63rd character, where the provider stops because host
 * names do (cluster-api-provider-vsphere v1.16.1, GenerateMachineNameFromTemplate).
 */
export function vmNameProblem(where: string, template: string | undefined, group: NamedGroup): string | undefined {
  if (template === undefined) { return undefined; }
  const machine = machineName(group, RANDOM);
  const name = vmName(template, machine);
  const kept = [...RANDOM].filter((_, index) => vmName(template, machineName(group, `${RANDOM.slice(0, index)}2${RANDOM.slice(index + 1)}`)) !== name).length;
  if (kept === RANDOM.length) { return undefined; }
  return `VSP-07 vm-name: ${where}.vmName makes ${JSON.stringify(name)} of "${machine}", with ${kept} of its ${RANDOM.length} random characters, and a name ends after ${MAX_NAME}; keep the end of the machine's name, for example with {{ .machine.name | trunc -20 }}.`;
}
