import type { Rule } from '../rule.ts';
import { ingressClass } from './ingress-class.ts';
import { ingressTls } from './ingress-tls.ts';
import { istioFault } from './istio-fault.ts';
import { istioSubset } from './istio-subset.ts';
import { netpolDns } from './netpol-dns.ts';
import { netpolMissing } from './netpol-missing.ts';
import { netpolOpenEgress } from './netpol-open-egress.ts';
import { netpolPeerLabel } from './netpol-peer-label.ts';

/** The rules of this family, in the order of the catalogue. */
export const networkingRules: readonly Rule[] = [
  netpolMissing,
  netpolOpenEgress,
  netpolDns,
  netpolPeerLabel,
  ingressClass,
  ingressTls,
  istioSubset,
  istioFault,
];
