/** A flow of `stages` dummy stages, one after the other: for drawings that no real server has. */
export function longFlow(stages: number): string {
  const lines = [
    'version: 1',
    'metadata:',
    '  name: long flow',
    'entries:',
    '- id: flow',
    '  model: authentik_flows.flow',
    '  identifiers:',
    '    slug: long-flow',
    '  attrs:',
    '    name: Long flow',
    '    title: Long flow',
    '    designation: authentication',
  ];
  for (let index = 0; index < stages; index += 1) {
    lines.push(
      `- id: stage-${index}`,
      '  model: authentik_stages_dummy.dummystage',
      '  identifiers:',
      `    name: stage-${index}`,
      '- model: authentik_flows.flowstagebinding',
      '  identifiers:',
      '    target: !KeyOf flow',
      `    stage: !KeyOf stage-${index}`,
      `    order: ${index * 10}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A blueprint of `entries` entries of the kinds that exports of real servers are made of, with comments and tags. */
export function largeBlueprint(entries: number): string {
  const lines = ['# Made for measuring.', 'version: 1', 'metadata:', '  name: large', 'entries:'];
  for (let index = 0; index < entries; index += 4) {
    const group = index / 4;
    lines.push(
      `# group ${group}`,
      `- id: flow-${group}`,
      '  model: authentik_flows.flow',
      '  state: present',
      '  identifiers:',
      `    slug: flow-${group}`,
      '  attrs:',
      `    name: "Flow ${group}"`,
      `    title: Welcome ${group}`,
      '    designation: authentication',
      `- id: stage-${group}`,
      '  model: authentik_stages_password.passwordstage',
      '  identifiers:',
      `    name: password-${group}`,
      '  attrs:',
      '    backends:',
      '    - authentik.core.auth.InbuiltBackend',
      '    - authentik.core.auth.TokenBackend',
      '    failed_attempts_before_cancel: 5 # as the default',
      '- model: authentik_flows.flowstagebinding',
      `  id: binding-${group}`,
      '  identifiers:',
      `    target: !KeyOf flow-${group}`,
      `    stage: !KeyOf stage-${group}`,
      '    order: 10',
      '  attrs:',
      '    re_evaluate_policies: true',
      '- model: authentik_policies_expression.expressionpolicy',
      '  identifiers:',
      `    name: policy-${group}`,
      '  attrs:',
      '    expression: |',
      '      # only those who came by mail',
      `      return request.context.get("group-${group}", False)`,
    );
  }
  return `${lines.join('\n')}\n`;
}
