import { Check, literal, refuse, Shape } from '../values/check';
import { text } from '../values/check-scalars';
import { renderName } from '../values/name-template';

/**
 * Names of the objects that Cluster API makes for a cluster, as templates of `{{ .cluster.name }}` and `{{ .random }}`. Names longer than 63
 * characters are cut. Changing a template renames nothing that exists.
 */
export interface ClassNaming {
  /**
   * Name of the infrastructure cluster.
   * @default "{{ .cluster.name }}"
   */
  readonly infrastructure?: string;

  /**
   * Name of the control plane object; its machines are called after it.
   * @default "{{ .cluster.name }}"
   */
  readonly controlPlane?: string;

  /**
   * Name of a pool's MachineDeployment or MachinePool, with `{{ .machineDeployment.topologyName }}` for the pool's name; its machines are
   * called after it.
   * @default "{{ .cluster.name }}-{{ .machineDeployment.topologyName }}"
   */
  readonly pools?: string;
}

const PLACEHOLDER = /\{\{-?\s*([^{}]*?)\s*-?\}\}/g;
const POOL = '.machineDeployment.topologyName';

/** NAM-08: what Cluster API fills in, and nothing it would have to compute. */
function nameTemplate(keys: readonly string[], needed: readonly string[]): Check {
  return literal((where, value) => {
    text({ max: 1024 })(where, value);
    const template = value as string;
    for (const [whole, key] of template.matchAll(PLACEHOLDER)) {
      if (!keys.includes(key)) { throw new Error(`${where}: "${whole}" is not a placeholder here; write ${keys.map(name => `{{ ${name} }}`).join(', ')}.`); }
    }
    const absent = needed.find(key => ![...template.matchAll(PLACEHOLDER)].some(match => match[1] === key));
    if (absent) { refuse(where, value, `has no {{ ${absent} }}; two objects would get one name`); }
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(renderName(template, Object.fromEntries(keys.map(key => [key, 'x']))))) {
      refuse(where, value, 'does not make DNS names; use lower-case letters, digits and dashes around the placeholders');
    }
  });
}

/** Checks of `ClassNaming`. */
export const namingShape: Shape<ClassNaming> = {
  infrastructure: nameTemplate(['.cluster.name', '.random'], ['.cluster.name']),
  controlPlane: nameTemplate(['.cluster.name', '.random'], ['.cluster.name']),
  pools: nameTemplate(['.cluster.name', '.random', POOL], ['.cluster.name', POOL]),
};

/** The templates with their defaults. */
export function namingOf(naming: ClassNaming = {}): Required<ClassNaming> {
  return {
    infrastructure: naming.infrastructure ?? '{{ .cluster.name }}',
    controlPlane: naming.controlPlane ?? '{{ .cluster.name }}',
    pools: naming.pools ?? `{{ .cluster.name }}-{{ ${POOL} }}`,
  };
}

/** The template for MachinePools, to whom Cluster API tells the pool's name in other words. */
export function machinePoolNaming(pools: string): string {
  return pools.replace(PLACEHOLDER, (whole, key) => key === POOL ? whole.replace(POOL, '.machinePool.topologyName') : whole);
}

/** Name of a pool's MachineDeployment or MachinePool, or undefined when it has random characters. */
export function poolObjectName(naming: ClassNaming | undefined, cluster: string, pool: string): string | undefined {
  const template = namingOf(naming).pools;
  return /\.random\b/.test(template) ? undefined : renderName(template, { '.cluster.name': cluster, [POOL]: pool });
}
