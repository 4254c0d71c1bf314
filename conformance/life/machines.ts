import { isDeepStrictEqual } from 'node:util';

export type EventKind = 'created' | 'ready' | 'deleting' | 'gone';

/** Something that happened to a machine. Machines of a group are numbered in the order in which they were made, as `general-4`. */
export interface MachineEvent {
  readonly kind: EventKind;
  readonly machine: string;
  readonly group: string;
}

interface Seen {
  readonly name: string;
  readonly group: string;
  ready: boolean;
  deleting: boolean;
  object: any;
}

/** What a stage did to the machines of one group. */
export interface GroupRecord {
  readonly kept: readonly string[];
  readonly created: readonly string[];
  readonly gone: readonly string[];
  /** Kept machines whose labels, annotations or spec are others now. */
  readonly updatedInPlace: readonly string[];
  /** Machines at once, those on their way out included. */
  readonly most: number;
  /** Machines that were ready and not on their way out, at the worst moment. */
  readonly fewestReady: number;
  /** Whether the control plane had made and removed its last machine before this group began. */
  readonly afterControlPlane: boolean;
  readonly order: readonly string[];
}

/** The Machines of one cluster, as a watch tells of them. */
export class Machines {
  private readonly live = new Map<string, Seen>();
  private readonly counters = new Map<string, number>();
  private events: MachineEvent[] = [];
  private before = new Map<string, Seen>();
  private readonly extremes = new Map<string, { most: number; fewestReady: number }>();

  public constructor(private readonly cluster: string) {}

  public get count(): number {
    return this.live.size;
  }

  public see(type: string, object: any): void {
    const key = object.metadata.name;
    if (type === 'DELETED') {
      const machine = this.live.get(key);
      this.live.delete(key);
      if (machine) this.tell('gone', machine);
      return;
    }
    if (type !== 'ADDED' && type !== 'MODIFIED') return;
    const machine = this.live.get(key) ?? this.born(key, object);
    machine.object = object;
    // In this order: a machine that is first seen in a later state went through the earlier ones.
    const ready = (object.status?.conditions ?? []).some((entry: any) => entry.type === 'Ready' && entry.status === 'True');
    const deleting = object.metadata.deletionTimestamp !== undefined;
    if (ready && !machine.ready && !deleting) { machine.ready = true; this.tell('ready', machine); }
    if (deleting && !machine.deleting) { machine.deleting = true; this.tell('deleting', machine); }
    if (!ready && !deleting) machine.ready = false;
    this.measure(machine.group);
  }

  /** Forgets what happened so far: a new stage begins. */
  public begin(): void {
    this.events = [];
    this.before = new Map([...this.live].map(([key, machine]) => [key, { ...machine }]));
    this.extremes.clear();
    for (const { group } of this.live.values()) this.measure(group);
  }

  /** What happened since `begin`, by group. */
  public record(): { [group: string]: GroupRecord } {
    const names = [...new Set([...this.before.values(), ...this.live.values()].map(({ group }) => group))].sort();
    return Object.fromEntries(names.map(group => [group, this.recordOf(group)]));
  }

  private recordOf(group: string): GroupRecord {
    const of = (machines: Map<string, Seen>) => [...machines].filter(([, machine]) => machine.group === group);
    const [was, is] = [of(this.before), of(this.live)];
    const kept = was.filter(([key]) => this.live.has(key));
    const names = (entries: [string, Seen][]) => entries.map(([, { name }]) => name).sort(byNumber);
    return {
      kept: names(kept),
      created: [...new Set(this.events.filter(event => event.group === group && event.kind === 'created').map(({ machine }) => machine))],
      gone: names(was.filter(([key]) => !this.live.has(key))),
      updatedInPlace: names(kept.filter(([key, { object }]) => !isDeepStrictEqual(said(object), said(this.live.get(key)!.object)))),
      ...this.extremes.get(group) ?? { most: is.length, fewestReady: is.length },
      afterControlPlane: this.endedBefore('control-plane', group),
      order: this.events.filter(event => event.group === group).map(({ kind, machine }) => `${kind} ${machine}`),
    };
  }

  /** Whether a group made and removed its last machine before another one began to. */
  private endedBefore(group: string, other: string): boolean {
    const places = (wanted: string) => this.events.flatMap((event, place) => event.group === wanted && event.kind !== 'ready' ? [place] : []);
    const [first, then] = [places(group), places(other)];
    return first.length > 0 && then.length > 0 && first[first.length - 1] < then[0];
  }

  private born(key: string, object: any): Seen {
    const labels = object.metadata.labels ?? {};
    const deployment = labels['cluster.x-k8s.io/deployment-name'];
    const group = deployment ? deployment.slice(this.cluster.length + 1) : 'control-plane';
    const number = (this.counters.get(group) ?? 0) + 1;
    this.counters.set(group, number);
    const machine: Seen = { name: `${group}-${number}`, group, ready: false, deleting: false, object };
    this.live.set(key, machine);
    this.tell('created', machine);
    return machine;
  }

  private tell(kind: EventKind, { name, group }: Seen): void {
    this.events.push({ kind, machine: name, group });
    this.measure(group);
  }

  private measure(group: string): void {
    const machines = [...this.live.values()].filter(machine => machine.group === group);
    const ready = machines.filter(machine => machine.ready && !machine.deleting).length;
    const { most, fewestReady } = this.extremes.get(group) ?? { most: 0, fewestReady: Infinity };
    this.extremes.set(group, { most: Math.max(most, machines.length), fewestReady: Math.min(fewestReady, ready) });
  }
}

function said(object: any): object {
  return { labels: object.metadata.labels, annotations: object.metadata.annotations, spec: object.spec };
}

function byNumber(left: string, right: string): number {
  return Number(/\d+$/.exec(left)) - Number(/\d+$/.exec(right));
}
