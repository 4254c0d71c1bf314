// Runs templates, YAML texts and JSON patches through the libraries that Cluster API uses, one JSON object per line.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	jsonpatch "github.com/evanphx/json-patch/v5"
	"sigs.k8s.io/yaml"
)

type question struct {
	// Kind is "patch" (a template with Sprig, as in ClusterClass patches), "name" (a naming template), "yaml" or "jsonpatch".
	Kind     string          `json:"kind"`
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data"`
	Patch    json.RawMessage `json:"patch"`
}

type answer struct {
	Out   *string `json:"out,omitempty"`
	Error string  `json:"error,omitempty"`
}

func main() {
	// A template that asks for too much ends this program, not the machine.
	limit := uint64(4 << 30)
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: limit, Max: limit})
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	decoder := json.NewDecoder(in)
	for decoder.More() {
		var q question
		if err := decoder.Decode(&q); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		text, err := answerTo(q)
		if err != nil {
			_ = encoder.Encode(answer{Error: err.Error()})
		} else {
			_ = encoder.Encode(answer{Out: &text})
		}
	}
}

func answerTo(q question) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	switch q.Kind {
	case "yaml":
		data, err := yaml.YAMLToJSON([]byte(q.Template))
		return string(data), err
	case "jsonpatch":
		patch, err := jsonpatch.DecodePatch(q.Patch)
		if err != nil {
			return "", err
		}
		data, err := patch.Apply(q.Data)
		return string(data), err
	}
	tpl := template.New("tpl")
	if q.Kind == "name" {
		tpl = tpl.Option("missingkey=error")
	} else {
		tpl = tpl.Funcs(sprig.HermeticTxtFuncMap())
	}
	if tpl, err = tpl.Parse(q.Template); err != nil {
		return "", err
	}
	data := map[string]interface{}{}
	if err := json.Unmarshal(q.Data, &data); err != nil {
		return "", err
	}
	var buf bytes.Buffer
	err = tpl.Execute(&buf, data)
	return buf.String(), err
}
