"""The style sheet that is made from GOV.UK Frontend."""
