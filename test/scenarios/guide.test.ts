import {readFileSync} from 'node:fs';
import test from 'ava';
import {parseSpan} from '../../core/runtime/quantity.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {readScenario} from '../../scenarios/parse.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {YamlReader} from '../../scenarios/yaml-node.ts';
import {playScenario} from '../helpers/play-scenario.ts';

const GUIDE = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8');
// An example, and behind it what a client sees of it.
const EXAMPLE = /```yaml\n(.*?)```\n\n```text\n(.*?)```/gs;
const LINE = /^(@|->|<-) (error \w+|\S+)(?: (\{.*\}))?$/;

type Message = Readonly<Record<string, unknown>>;

const nameOf = ({event, error}: Message): unknown =>
	event ?? (error === undefined ? 'return' : `error ${(error as {class: string}).class}`);

const examples = [...GUIDE.matchAll(EXAMPLE)].map(([, yaml = '', seen = '']) => ({yaml, seen}));

test('each YAML example of the guide has what a client sees of it', t => {
	t.is(examples.length, GUIDE.split('```yaml').length - 1);
	t.true(examples.length >= 8);
});

for (const {yaml, seen} of examples) {
	const scenario = new YamlReader(yaml).root?.toJSON() as ScenarioFile;

	test(`the guide's example ${scenario.name} has no fault and plays as the guide says`, async t => {
		t.deepEqual(readScenario(yaml, 'guide.yaml', loadProfile().schema).problems, []);
		const {client, advance} = await playScenario(scenario);
		// The greeting and the negotiation come first.
		let heard = 2;
		for (const line of seen.trimEnd().split('\n')) {
			const [, sign, name = '', json] = LINE.exec(line) ?? [];
			const content = json === undefined ? undefined : JSON.parse(json);
			if (sign === '<-') {
				const message = client.messages[heard] ?? {};
				const got = {
					name: nameOf(message),
					content: message.data ?? message.return ?? message.error,
				};
				t.like(got, {name, ...(content && {content})}, line);
				heard += 1;
				continue;
			}

			t.is(client.messages.length, heard, `something came before "${line}"`);
			if (sign === '@') {
				await advance(parseSpan(name) ?? Number.NaN);
			} else {
				t.is(sign, '->', line);
				client.send({execute: name, ...(content && {arguments: content})});
				await advance(0);
			}
		}

		t.is(client.messages.length, heard, 'something came after the last line');
	});
}
