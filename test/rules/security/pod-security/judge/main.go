// Judges pods by the real admission of Pod Security: lines of generate.ts in, the same lines with verdicts out. See ../README.md.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"sort"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type pod struct {
	Metadata metav1.ObjectMeta `json:"metadata"`
	Spec     corev1.PodSpec    `json:"spec"`
}

type judged struct {
	Minor      int             `json:"minor"`
	Refused    []string        `json:"refused"`
	Baseline   bool            `json:"baseline"`
	Restricted bool            `json:"restricted"`
	Pod        json.RawMessage `json:"pod"`
}

func main() {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	must(err)
	lines := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.More() {
		var given judged
		must(lines.Decode(&given))
		var read pod
		must(json.Unmarshal(given.Pod, &read))
		version := api.MajorMinorVersion(1, given.Minor)
		given.Refused = refused(version, read)
		given.Baseline = allows(evaluator, api.LevelVersion{Level: api.LevelBaseline, Version: version}, read)
		given.Restricted = allows(evaluator, api.LevelVersion{Level: api.LevelRestricted, Version: version}, read)
		must(out.Encode(given))
	}
}

// The ids of the checks that refuse a pod, each by itself.
func refused(version api.Version, read pod) []string {
	ids := []string{}
	for _, check := range policy.DefaultChecks() {
		var judge policy.CheckPodFn
		for _, one := range check.Versions {
			if !version.Older(one.MinimumVersion) {
				judge = one.CheckPod
			}
		}
		if judge != nil && !judge(&read.Metadata, &read.Spec).Allowed {
			ids = append(ids, string(check.ID))
		}
	}
	sort.Strings(ids)
	return ids
}

func allows(evaluator policy.Evaluator, level api.LevelVersion, read pod) bool {
	for _, result := range evaluator.EvaluatePod(level, &read.Metadata, &read.Spec) {
		if !result.Allowed {
			return false
		}
	}
	return true
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
