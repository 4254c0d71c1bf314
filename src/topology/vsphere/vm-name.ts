import { Check, literal, refuse } from '../../values/check';
import { text } from '../../values/check-scalars';

const HELP = 'use {{ .machine.name }} with "| trunc <number>" and "| trimSuffix \\"…\\""';
const MAX_NAME = 63;

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

/** VSP-07: names cut so short that machines of a group cannot be told apart. Random characters stand at the end of a machine's name. */
export function vmNameProblem(where: string, template: string, group: string): string | undefined {
  const [one, other] = ['bcdfg', 'hjklm'].map(random => vmName(template, `${group.slice(0, MAX_NAME - 12)}-vwxyz-${random}`));
  if (one !== other) { return undefined; }
  return `VSP-07 vm-name: ${where}.vmName makes ${JSON.stringify(one)} of every machine's name; keep its end, for example with {{ .machine.name | trunc -20 }}.`;
}
