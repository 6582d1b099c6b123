import type { ViewState } from '../deployment/view-state.ts';

/** Where a run shows how far its deployments are: at every change, however often that is. Must not fail. */
export interface View {
  show(state: ViewState): void;
}

/** For runs that nobody looks at: their log says it. */
export const noView: View = { show: () => {} };
