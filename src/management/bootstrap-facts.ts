import { Installation } from './installation';
import { ICluster } from '../contract/cluster';

/** What the kit is made from. */
export interface BootstrapFacts {
  readonly name: string;
  readonly installations: readonly Installation[];
  readonly clusters: readonly ICluster[];
  readonly selfManaged?: ICluster;
}
