import { groupOf, Inventory, label } from './inventory';

/** Where templates name what machines start from; the first that is there counts. */
const FIELDS: readonly (readonly string[])[] = [
  ['template'], ['imageName'], ['image', 'url'], ['image', 'name'], ['image', 'id'], ['image', 'filter', 'name'], ['image', 'computeGallery', 'name'], ['image', 'marketplace', 'offer'],
  ['image'], ['imageFamily'], ['ami', 'id'], ['imageLookupFormat'], ['awsLaunchTemplate', 'ami', 'id'], ['awsLaunchTemplate', 'imageLookupFormat'],
  ['templateID'], ['backend', 'docker', 'customImage'], ['customImage'],
];

/** Whether an object says what machines are made of. */
export function isMachineTemplate(object: any): boolean {
  return groupOf(object).startsWith('infrastructure.') && /Machine(Template|Pool|PoolTemplate)$/.test(object.kind);
}

/** The image, template or appliance that machines start from. */
export function addMachineImage(object: any, inventory: Inventory): void {
  const spec = object.spec?.template?.spec ?? object.spec;
  const found = FIELDS.map(path => path.reduce((value: any, key) => Object(value)[key], spec)).find(value => typeof value === 'string' || typeof value === 'number');
  const user = label(object);
  if (found !== undefined) { inventory.add(user, { sort: 'machine-image', name: String(found) }); } else {
    inventory.add(user, { sort: 'unknown', name: `machine image of ${user}`, hint: 'the provider looks it up, or names it in a field that is not known here' });
  }
}
