import { parse } from 'yaml';
import { ArgoCdBridge, ArgoCdDelivery, ClusterResourceSetDelivery, FluxDelivery, HelmChartProxyDelivery, IDelivery, SveltosDelivery } from '../../src';

/** Something an engine waits for before it delivers an addon. */
export interface Gate {
  readonly addon: string;
  /** Until its pods run; otherwise until it is installed. */
  readonly ready: boolean;
}

/** One engine, and how to read what it writes for the cluster `prod` in the namespace `default`. */
export interface Engine {
  readonly delivery: IDelivery;
  /** What holds an addon back. */
  readonly gates: (objects: any[]) => Map<string, Gate[]>;
  /** Addons in the order in which they are written. */
  readonly order: (objects: any[]) => string[];
  /** Whether it carries a chart without rendering it first. */
  readonly charts: boolean;
  /** Whether it can wait. */
  readonly waits: boolean;
}

const APPLICATION = /^default\.prod\./;
const WAVE = 'argocd.argoproj.io/sync-wave';

/** `prod-app-namespaces` and `prod-app` belong to the addon `app`. */
function addonOf({ kind, metadata: { name } }: any): string {
  return kind === 'Application' ? name.replace(APPLICATION, '') : name.replace(/^prod-/, '').replace(/-(namespaces|before|after)$/, '');
}

function orderOf(...kinds: string[]): (objects: any[]) => string[] {
  return objects => [...new Set(objects.filter(({ kind }) => kinds.includes(kind)).map(addonOf))];
}

function ofKind(objects: any[], kind: string): any[] {
  return objects.filter(object => object.kind === kind);
}

function fluxGates(objects: any[]): Map<string, Gate[]> {
  const releases = new Map(ofKind(objects, 'HelmRelease').map(object => [object.metadata.name, object]));
  return new Map([...releases.values()].map(object => [addonOf(object), (object.spec.dependsOn ?? []).map(({ name }: any) => {
    const target = releases.get(name)!;
    return { addon: addonOf(target), ready: !target.spec.install.disableWait && !target.spec.upgrade.disableWait };
  })]));
}

function sveltosGates(objects: any[]): Map<string, Gate[]> {
  const profiles = new Map(ofKind(objects, 'Profile').map(object => [object.metadata.name, object]));
  const gates = new Map<string, Gate[]>();
  for (const profile of profiles.values()) {
    const addon = addonOf(profile);
    const waitsFor: Gate[] = (profile.spec.dependsOn ?? []).map((name: string) => {
      const target = addonOf(profiles.get(name)!);
      const waits = ({ spec }: any) => spec.helmCharts?.every(({ options }: any) => options.wait);
      return { addon: target, ready: [...profiles.values()].some(other => addonOf(other) === target && waits(other)) };
    });
    gates.set(addon, [...gates.get(addon) ?? [], ...waitsFor.filter(gate => gate.addon !== addon)]);
  }
  return gates;
}

/** A wave waits for everything in every earlier wave. */
function waveGates(objects: any[]): Map<string, Gate[]> {
  const waves = new Map<string, number>();
  for (const object of [...ofKind(objects, 'Application'), ...ofKind(objects, 'ClusterResourceSet')]) {
    waves.set(addonOf(object), Number(object.metadata.annotations?.[WAVE] ?? 0));
  }
  const before = (wave: number) => [...waves].filter(([, other]) => other < wave).map(([addon]) => ({ addon, ready: true }));
  return new Map([...waves].map(([addon, wave]) => [addon, before(wave)]));
}

/** Every engine, by the name of its class. */
export const ENGINES: { readonly [name: string]: Engine } = {
  ArgoCdDelivery: {
    delivery: new ArgoCdDelivery({ bridge: ArgoCdBridge.externalSecret({ store: 'kubeconfigs-{namespace}' }) }),
    gates: waveGates,
    order: orderOf('Application', 'ClusterResourceSet'),
    charts: true,
    waits: true,
  },
  ClusterResourceSetDelivery: {
    delivery: new ClusterResourceSetDelivery(),
    gates: () => new Map(),
    order: orderOf('ClusterResourceSet'),
    charts: false,
    waits: false,
  },
  FluxDelivery: {
    delivery: new FluxDelivery(),
    gates: fluxGates,
    order: orderOf('HelmRelease', 'ClusterResourceSet'),
    charts: true,
    waits: true,
  },
  HelmChartProxyDelivery: {
    delivery: new HelmChartProxyDelivery(),
    gates: () => new Map(),
    order: orderOf('HelmChartProxy', 'ClusterResourceSet'),
    charts: true,
    waits: false,
  },
  SveltosDelivery: {
    delivery: new SveltosDelivery(),
    gates: sveltosGates,
    order: orderOf('Profile', 'ClusterResourceSet'),
    charts: true,
    waits: true,
  },
};

/** The plain objects and Secrets that reach the workload cluster, as `Kind name`, in the order in which sets and profiles name them. */
export function arrivals(objects: any[]): string[] {
  const references = objects.flatMap(({ kind, spec }) => kind === 'ClusterResourceSet' ? spec.resources : kind === 'Profile' ? spec.policyRefs ?? [] : []);
  return references.flatMap(({ kind, name }: any) => {
    if (kind === 'Secret') { return [`Secret ${name}`]; }
    const { data } = objects.find(object => object.kind === kind && object.metadata.name === name);
    return Object.keys(data).sort().map(key => parse(data[key])).map(object => `${object.kind} ${object.metadata.name}`);
  });
}
