import { Check } from './check';
import { oneOf } from './check-scalars';

/**
 * What a release of this library may decide on its own and that would replace machines if it changed.
 * A profile is never edited once released; a newer default is a new profile that users choose.
 */
export interface RenderProfile {
  readonly kubeVipVersion: string;
  /** Days before the certificates of a control plane machine expire at which it is replaced. */
  readonly certificateRolloutDays: number;
}

const PROFILES: { readonly [name: string]: RenderProfile } = {
  '2026-11': { kubeVipVersion: 'v1.2.3', certificateRolloutDays: 30 },
};

/** The profile of clusters that name none. */
export const DEFAULT_PROFILE = '2026-11';

/** What a profile decides. */
export function renderProfile(name: string): RenderProfile {
  return PROFILES[name];
}

/** The name of a profile this release knows. */
export const profileName: Check = oneOf(Object.keys(PROFILES));
