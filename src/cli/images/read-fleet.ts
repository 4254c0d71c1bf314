import { addCharts } from './charts';
import { containerImages } from './containers';
import { groupOf, Inventory, label, Part } from './inventory';
import { addKubernetes } from './kubernetes';
import { addMachineImage, isMachineTemplate } from './machines';
import { renderTopology } from '../../evaluate';

/** Everything that the objects of a fleet need from outside. What the topology controller would make of a ClusterClass counts too. */
export function partsOf(given: readonly any[]): Part[] {
  const inventory = new Inventory();
  const { objects: rendered, notes } = renderTopology(given, { namespace: 'default' });
  for (const { cluster, message } of notes) { inventory.add(`Cluster ${cluster}`, { sort: 'unknown', name: `all that Cluster ${cluster} is made of`, hint: message }); }
  const all = [...given, ...rendered];
  for (const object of all) {
    if (isMachineTemplate(object)) { addMachineImage(object, inventory); } else {
      addCharts(object, all, inventory);
      addKubernetes(object, inventory);
      addProvider(object, inventory);
      for (const name of containerImages(object)) { inventory.add(label(object), { sort: 'image', name }); }
    }
  }
  return inventory.parts();
}

/** Providers of Cluster API, as the operator installs them. */
function addProvider(object: any, inventory: Inventory): void {
  if (groupOf(object) !== 'operator.cluster.x-k8s.io' || !/Provider$/.test(object.kind)) { return; }
  const { version } = Object(object.spec);
  inventory.add(label(object), { sort: 'provider', name: `${object.kind} ${object.metadata?.name}`, version: version === undefined ? undefined : String(version) });
}
