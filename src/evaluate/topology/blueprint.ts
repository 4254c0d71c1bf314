import { toHub } from '../hub';
import { KubeObject, Json } from '../nested';
import { Notes } from './notes';

/** A template of a class. One that is not among the given objects is represented by an empty stand-in, so that references to what is made of it exist. */
export interface Template {
  readonly object: KubeObject;
  readonly missing: boolean;
}

/** A ClusterClass with its templates. */
export class Blueprint {
  public constructor(
    public readonly clusterClass: KubeObject, private readonly namespace: string,
    private readonly objects: readonly KubeObject[], private readonly notes: Notes,
  ) {}

  public get spec(): Json {
    return this.clusterClass.spec;
  }

  /** The template a class refers to. Refs have no namespace: templates live beside the class. */
  public template({ apiVersion, kind, name }: Json): Template {
    const group = String(apiVersion).split('/')[0];
    const candidates = this.objects.filter(object => object.kind === kind && object.metadata.name === name
      && object.apiVersion.split('/')[0] === group && object.metadata.namespace === this.namespace);
    // The API server hands out every version, and the v1beta2 form of a v1beta1 object is known here for many kinds.
    const found = [...candidates, ...candidates.map(toHub)].find(object => object.apiVersion === apiVersion);
    if (found) { return { object: found, missing: false }; }
    this.notes.add('unknown', `${kind} ${name}`, candidates.length > 0
      ? `the class refers to ${apiVersion}, the template given is ${candidates[0].apiVersion}; what is made of it is left out. Write the same version in both.`
      : `there is no such template in namespace ${this.namespace} among the given objects; what is made of it is left out. Give its file as well.`);
    return { object: { apiVersion, kind, metadata: { name }, spec: {} }, missing: true };
  }

  public workerClass(list: 'machineDeployments' | 'machinePools', name: string): Json | undefined {
    return this.spec.workers?.[list]?.find((worker: Json) => worker.class === name);
  }

  public get hasControlPlaneMachines(): boolean {
    return this.spec.controlPlane?.machineInfrastructure?.templateRef !== undefined;
  }
}
