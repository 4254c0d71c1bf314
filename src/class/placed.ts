import { ClassPlaceholder } from './class-placeholder';
import { marks, Marks } from '../values/placeholder';

const PLACED = new WeakMap<object, ClassPlaceholder[]>();

/** The stand-ins of a variable and of its properties that were ever asked for. */
export function placeholdersOf(owner: object): readonly ClassPlaceholder[] {
  return PLACED.get(owner) ?? [];
}

/** Another stand-in of a variable. */
export function addPlaceholder(placeholder: ClassPlaceholder): Marks {
  PLACED.set(placeholder.owner!, [...PLACED.get(placeholder.owner!) ?? [], placeholder]);
  return marks(placeholder);
}
