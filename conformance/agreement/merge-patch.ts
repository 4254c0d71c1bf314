/** What has to be merged into `old` to make `wanted`: the patch that kubectl computes for custom resources. */
export function mergePatch(old: any, wanted: any): any {
  const patch: any = {};
  for (const key of Object.keys(old)) if (!Object.hasOwn(wanted, key)) patch[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    if (isRecord(value) && isRecord(old[key])) {
      const inner = mergePatch(old[key], value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(old[key])) {
      patch[key] = value;
    }
  }
  return patch;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
