"""Trade missions and buyers who are brought in: call, selection by stated criteria, programme, co-payment, debrief."""
