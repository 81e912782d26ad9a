/**
 * What a flow is for that a field points at, by the field's name; one that is not named here takes the server's usual
 * `authentication`. As in authentik's own default blueprints (2025.10: blueprints/default).
 */
export const flowDesignations: Readonly<Record<string, string>> = {
  authorization_flow: 'authorization',
  configure_flow: 'stage_configuration',
  enrollment_flow: 'enrollment',
  flow_device_code: 'stage_configuration',
  flow_invalidation: 'invalidation',
  flow_recovery: 'recovery',
  flow_unenrollment: 'unenrollment',
  flow_user_settings: 'stage_configuration',
  invalidation_flow: 'invalidation',
  override_authorization_flow: 'authorization',
  override_invalidation_flow: 'invalidation',
  pre_authentication_flow: 'stage_configuration',
  recovery_flow: 'recovery',
};
