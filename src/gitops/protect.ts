import { isIrreplaceable } from './kinds';

/** The object with the engine's marks when losing it would lose machines. What the program says itself wins. */
export function protectedObject(manifest: any, neverPrune: { readonly [key: string]: string }): any {
  if (!isIrreplaceable(manifest)) { return manifest; }
  const { metadata } = manifest;
  return { ...manifest, metadata: { ...metadata, annotations: { ...neverPrune, ...metadata?.annotations } } };
}
