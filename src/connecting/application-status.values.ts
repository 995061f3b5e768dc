/** How far an application has come; `connected` when everything that follows from the approval was carried out. */
export type ApplicationStatus = 'filed' | 'questioned' | 'answered' | 'refused' | 'approved' | 'connected';
